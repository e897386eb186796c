class Base:
    url = None

    def get(self, path, **params):
        return requests.get(self.url + path, params=params, headers=self.headers())


class Jtl(Base):
    url = "https://api.jtl-cloud.com/erp"

    def headers(self):
        return {"X-Tenant-ID": self.tenant}

    def stocks(self):
        return self.get("/v2/stocks")  # @exact GET /v2/stocks f


class Shopware(Base):
    url = "https://shop.example.com/api"

    def headers(self):
        return {}

    def stocks(self):
        return self.get("/v2/stocks")  # @decoy

    def companies(self):
        return requests.get(f"{self.url}/v2/companies")  # @decoy


def sync(source: str):
    config = {"jtl": {"url": "https://api.jtl-cloud.com/erp"}, "shop": {"url": "https://shop.example.com"}}
    requests.get(config["shop"]["url"] + "/v2/customers")  # @decoy
    requests.post(config["jtl"]["url"] + "/v2/customers", headers={"X-Tenant-ID": "t"})  # @exact POST /v2/customers f
    messages.success(request, "POST /v2/customers")  # @decoy
    re.match(r"/v2/stocks", request.path)  # @decoy
    s3.put_object(Key="/v2/stocks")  # @decoy
