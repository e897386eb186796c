import abc
import requests


class BaseApi(abc.ABC):
    host = "https://api.jtl-cloud.com"
    prefix = "/erp/v2"

    def _url(self, *parts):
        return self.host + self.prefix + "/" + "/".join(str(p) for p in parts)

    def call(self, method, path, **kw):
        kw.setdefault("headers", {})["X-Tenant-ID"] = self.tenant
        return requests.request(method, f"{self.host}{self.prefix}{path}", **kw)
