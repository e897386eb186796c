from celery import shared_task
from requests import Session
from requests_toolbelt.sessions import BaseUrlSession
from functools import lru_cache, partial
from . import const

class ErpSession(Session):
    def __init__(self, tenant):
        super().__init__()
        self.headers["X-Tenant-ID"] = tenant

    def request(self, method, url, *args, **kwargs):
        return super().request(method, const.ERP + url, *args, **kwargs)

@lru_cache
def session(tenant):
    return ErpSession(tenant)

@lru_cache
def base_session(tenant):
    s = BaseUrlSession(base_url="https://api.jtl-cloud.com/erp/v2/")
    s.headers["X-Tenant-ID"] = tenant
    return s

@shared_task(name="/v2/stocks")  # @decoy
def sync(tenant):
    s = base_session(tenant)
    s.get("stocks", params={"pageNumber": 1}).raise_for_status()  # @exact GET /v2/stocks f
    s.post("customers", json={})  # @exact POST /v2/customers f
    requests.get(const.ERP + const.COMPANIES, headers={"X-Tenant-ID": tenant})  # @exact GET /v2/companies x
    requests.delete(const.LABEL.format(id=3), headers={"X-Tenant-ID": tenant})  # @exact DELETE /v2/labels/{} x
    url = const.ERP
    url += "/v2/warehouses"
    requests.get(url, headers={"X-Tenant-ID": tenant})  # @exact GET /v2/warehouses f
    get = partial(requests.get, timeout=10)
    logger.info("GET %s", const.COMPANIES)  # @decoy
    sync.apply_async(args=["/v2/companies"])  # @decoy
    cache.delete("/v2/companies")  # @decoy
    redis.get("/v2/companies")  # @decoy
    os.path.join("/v2", "companies")  # @decoy

def test_sync(requests_mock):
    requests_mock.get("https://api.jtl-cloud.com/erp/v2/stocks", json=[])  # @decoy
