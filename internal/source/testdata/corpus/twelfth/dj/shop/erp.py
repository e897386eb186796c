import logging
from typing import Literal
from django.conf import settings
from django.core.cache import cache
import requests

log = logging.getLogger(__name__)
Method = Literal["GET", "POST", "PATCH", "DELETE"]


class ErpClient:
    """Talks to https://api.jtl-cloud.com/erp/v2/stocks and others."""  # @decoy

    timeout = 30

    def __init__(self, tenant, base="https://api.jtl-cloud.com/erp"):
        self.base = base.rstrip("/")
        self.session = requests.Session()
        self.session.headers.update({"X-Tenant-ID": tenant})

    def _url(self, *segments):
        return "/".join([self.base, "v2", *map(str, segments)])

    def _call(self, method: Method, path: str, **kwargs):
        kwargs.setdefault("timeout", self.timeout)
        response = self.session.request(method, self.base + "/v2" + path, **kwargs)
        if response.status_code >= 400:
            log.error("%s %s: %s", method, path, response.text)
            raise ErpFailed(method, path)
        return response.json() if response.content else None

    def stocks(self, **params):
        return self._call("GET", "/stocks", params=params)  # @exact GET /v2/stocks f

    def rename(self, item_id, name):
        return self._call("PATCH", f"/items/{item_id}", json={"name": name})  # @exact PATCH /v2/items/{} f

    def order(self, payload):
        order = self._call("POST", "/salesOrders", json=payload)  # @exact POST /v2/salesOrders f
        cache.set("/salesOrders", order)  # @decoy
        log.info("created /salesOrders/%s", order["id"])  # @decoy
        return order

    def warehouse(self):
        if (hit := cache.get("/warehouses")) is not None:  # @decoy
            return hit
        return self.session.get(self._url("warehouses")).json()

    def pages(self, path):
        page = 1
        while True:
            data = self._call("GET", path, params={"pageNumber": page})
            yield from data["items"]
            if not data["hasNextPage"]:
                return
            page += 1

    def returns(self):
        return list(self.pages("/returns"))  # @exact GET /v2/returns f
