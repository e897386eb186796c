"""ERP access.

    requests.get("https://api.jtl-cloud.com/erp/v2/companies")  @decoy
"""
import os
import requests
import httpx
from .settings import ERP_URL, PATHS

BASE_URL = os.environ.get("JTL_API_BASE", "https://api.jtl-cloud.com")
ITEMS = f"{BASE_URL}/erp/v2/items"


class Erp:
    """See GET /v2/items. @decoy"""

    def __init__(self, tenant):
        self.base = BASE_URL + "/erp/v2"
        self.session = requests.Session()
        self.session.headers.update({"X-Tenant-ID": tenant})

    def _request(self, method, path, **kwargs):
        url = f"{self.base}/{path.lstrip('/')}"
        return self.session.request(method, url, timeout=10, **kwargs)

    def item(self, item_id):
        return requests.get(f"{ITEMS}/{item_id}").json()  # @exact GET /v2/items/{} f

    def bom(self, item_id):
        url = "%s/%s/bom" % (ITEMS, item_id)
        return self.session.get(url).json()  # @exact GET /v2/items/{}/bom f

    def change_bom(self, item_id, bom):
        url = "{}/{}/bom".format(ITEMS, item_id)
        return self.session.patch(url, json=bom)  # @exact PATCH /v2/items/{}/bom f

    def companies(self):
        return self._request("GET", "/companies")  # @exact GET /v2/companies f

    def create_return(self, body):
        return self._request("POST", "returns", json=body)  # @exact POST /v2/returns f

    def warehouses(self):
        return self._request("GET", PATHS["warehouses"])  # @exact GET /v2/warehouses x

    def conditions(self):
        with httpx.Client(base_url=ERP_URL) as client:
            return client.get("/v2/conditions").json()  # @exact GET /v2/conditions x

    async def order(self, order_id, data):
        async with httpx.AsyncClient() as client:
            r = await client.request(  # @exact PATCH /v2/salesOrders/{} l
                "PATCH", f"https://api.jtl-cloud.com/erp/v2/salesOrders/{order_id}", json=data)
        return r

    def unknown(self, what):
        return self._request("GET", what)

    def urllib_delete(self, customer):
        req = urllib.request.Request(self.base + "/customers/" + customer, method="DELETE")  # @exact DELETE /v2/customers/{} f
        return urllib.request.urlopen(req)

    def decoys(self):
        # requests.delete(f"{BASE_URL}/erp/v2/customers/1") @decoy
        requests.get("https://api.pipedrive.com/v1/customers")  # @decoy
        cache.get("/v2/items")  # @decoy
        logger.info("GET /v2/companies")  # @decoy
        print("https://api.jtl-cloud.com/erp/v2/companies")  # @decoy
        requests.get(os.environ["WEBSHOP_URL"] + "/v2/customers")  # @decoy
        requests.get(f"{settings.SHOPWARE_BASE}/v2/salesOrders")  # @decoy
