import os, subprocess, json, shlex
import httpx, aiohttp, urllib.request

BASE = "https://api.jtl-cloud.com/erp"
PATHS = {"stocks": "/v2/stocks", "orders": "/v2/salesOrders"}
os.system("curl -s -H 'X-Tenant-ID: 1' https://api.jtl-cloud.com/erp/v2/companies > c.json")  # @exact GET /v2/companies l
subprocess.run(["curl", "-X", "POST", f"{BASE}/v2/stocks", "-d", "@body.json"], check=True)  # @exact POST /v2/stocks f
out = subprocess.check_output(f"curl -sS -X DELETE {BASE}/v2/labels/{label}", shell=True)  # @exact DELETE /v2/labels/{} f
subprocess.run(["echo", "https://api.jtl-cloud.com/erp/v2/stocks"])  # @decoy
os.system("rm -rf /v2/stocks")  # @decoy


class Erp:
    def __init__(self, tenant):
        self.client = httpx.Client(base_url=BASE, headers={"X-Tenant-ID": tenant})

    def list(self, name):
        return self.client.get(PATHS[name])

    def use(self):
        self.client.get(PATHS["stocks"])  # @exact GET /v2/stocks f
        self.client.post(PATHS["orders"], json={})  # @exact POST /v2/salesOrders f
        self.list("orders")
        self.client.request("PATCH", "/v2/items/%s" % self.id, json={})  # @exact PATCH /v2/items/{} f
        req = self.client.build_request("GET", "/v2/returns")  # @exact GET /v2/returns f
        self.client.send(req)
        getattr(self.client, "delete")("/v2/categories/" + str(1))  # @exact DELETE /v2/categories/{} f

    async def aio(self, path):
        async with aiohttp.ClientSession(BASE) as s:
            async with s.get("/erp/v2/warehouses") as r:  # @exact GET /v2/warehouses f
                return await r.json()

    def stdlib(self):
        req = urllib.request.Request(BASE + "/v2/customers", data=b"{}", method="POST")  # @exact POST /v2/customers f
        return json.load(urllib.request.urlopen(req))

    def any(self, path):
        return self.client.get(path)  # @unresolved


@app.route("/v2/stocks", methods=["GET"])  # @decoy
def stocks():
    app.logger.info("GET /v2/stocks")  # @decoy
    return redirect("/v2/companies")  # @decoy

urlpatterns = [path("/v2/items/<int:pk>", view), re_path(r"^/v2/returns", view)]  # @decoy
responses.add(responses.GET, BASE + "/v2/stocks", json={})  # @decoy
