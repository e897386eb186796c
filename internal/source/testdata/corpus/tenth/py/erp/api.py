from dataclasses import dataclass
from enum import Enum
from urllib.parse import urljoin, urlencode
import httpx, requests, aiohttp


class Resource(str, Enum):
    STOCKS = "/v2/stocks"
    COMPANIES = "/v2/companies"


@dataclass(frozen=True)
class Endpoint:
    method: str
    path: str


CREATE_ORDER = Endpoint("POST", "/v2/salesOrders")
ITEM = Endpoint(method="GET", path="/v2/items/{id}")


class Erp:
    base_url: str = "https://api.jtl-cloud.com/erp"

    def __init__(self, tenant: str) -> None:
        self._headers = {"X-Tenant-ID": tenant}

    def call(self, endpoint: Endpoint, **kw):
        return requests.request(endpoint.method, self.base_url + endpoint.path.format(**kw), headers=self._headers)

    def get(self, resource: Resource, query: dict | None = None):
        url = f"{self.base_url}{resource.value}?{urlencode(query or {})}"
        with httpx.Client(headers=self._headers) as client:
            return client.get(url).raise_for_status().json()

    def run(self):
        self.get(Resource.STOCKS)  # @exact GET /v2/stocks f
        self.get(Resource.COMPANIES, {"page": 1})  # @exact GET /v2/companies f
        self.call(CREATE_ORDER)  # @exact POST /v2/salesOrders f
        self.call(ITEM, id=1)  # @exact GET /v2/items/{} f
        self.call(Endpoint("DELETE", "/v2/labels/{id}"), id=3)  # @exact DELETE /v2/labels/{} f
        print(CREATE_ORDER.path, "/v2/salesOrders")  # @decoy
        assert ITEM.path == "/v2/items/{id}"  # @decoy
        parser.add_argument("--path", default="/v2/stocks")  # @decoy
        pathlib.Path("/v2/stocks").read_text()  # @decoy

    async def many(self, ids):
        async with aiohttp.ClientSession(base_url="https://api.jtl-cloud.com", headers=self._headers) as session:
            tasks = [session.get(f"/erp/v2/items/{i}/prices") for i in ids]  # @exact GET /v2/items/{}/prices f
            await session.patch("/erp/v2/categories/1", json={})  # @exact PATCH /v2/categories/{} f
            async with session.request("POST", "/erp/v2/stocks", json={}) as r:  # @exact POST /v2/stocks f
                return r.status

    def joined(self, kind):
        requests.get(urljoin(self.base_url + "/", "v2/warehouses"), headers=self._headers)  # @exact GET /v2/warehouses f
        requests.get(urljoin(self.base_url, f"/erp/v2/{kind}"), headers=self._headers)  # @unresolved
        path = "/v2/returns" if kind else "/v2/suppliers"
        requests.get(self.base_url + path, headers=self._headers)  # @exact GET /v2/returns f @exact GET /v2/suppliers f


class Odoo:
    def __init__(self):
        self.models = xmlrpc.client.ServerProxy("https://odoo.example.com/xmlrpc/2/object")
        self.http = httpx.Client(base_url="https://odoo.example.com")

    def stocks(self):
        return self.http.get("/v2/stocks")  # @decoy

    def call(self, endpoint: Endpoint):
        return self.http.request(endpoint.method, endpoint.path)


odoo = Odoo()
odoo.call(Endpoint("GET", "/v2/companies"))  # @decoy
