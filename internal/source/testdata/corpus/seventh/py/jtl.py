import requests
from requests.adapters import HTTPAdapter, Retry

class JtlClient:
    BASE = "https://api.jtl-cloud.com/erp"

    def __init__(self, tenant_id, token):
        self.s = requests.Session()
        self.s.mount("https://", HTTPAdapter(max_retries=Retry(3)))
        self.s.headers.update({"X-Tenant-ID": tenant_id, "Authorization": f"Bearer {token}"})

    def _get(self, path, **params):
        r = self.s.get(self.BASE + path, params=params, timeout=30)
        r.raise_for_status()
        return r.json()

    def _post(self, path, payload):
        return self.s.post(f"{self.BASE}{path}", json=payload).json()

    def stock_changes(self, since):
        return self._get("/v2/stocks/changes", since=since)  # @exact GET /v2/stocks/changes f

    def adjust(self, payload):
        return self._post("/v2/stocks", payload)  # @exact POST /v2/stocks f

    def customer(self, cid):
        return self._get(f"/v2/customer/{cid}")  # @exact GET /v2/customer/{} f

    def raw(self, path):
        return self._get(path)

def handler(event, context):
    if event["rawPath"] == "/v2/stocks":  # @decoy
        return {"statusCode": 200, "body": "GET /erp/v2/stocks"}  # @decoy
    sns.publish(Message="/erp/v2/items/1")  # @decoy
