import requests

BASE = "https://api.jtl-cloud.com/erp"


def session():
    s = requests.Session()
    s.headers["X-Tenant-ID"] = "t"
    return s


def jtl_get(path, **kw):
    return session().get(BASE + path, **kw).json()
