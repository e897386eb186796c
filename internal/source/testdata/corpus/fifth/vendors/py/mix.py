JTL = "https://api.jtl-cloud.com/erp/v2"
XENTRAL = "https://acme.xentral.biz/api/v2"
class Xentral:
    base = XENTRAL
    def get(self, path): return requests.get(self.base + path)
    def customers(self): return self.get("/customers/1")  # @decoy
class Jtl:
    base = JTL
    def get(self, path): return requests.get(self.base + path)
    def companies(self): return self.get("/companies")  # @exact GET /v2/companies f
    def stocks(self): return self.get("/stocks")  # @exact GET /v2/stocks f
def main():
    Xentral().get("/stocks")  # @decoy
    requests.post(XENTRAL + "/salesOrders")  # @decoy
    requests.post(JTL + "/salesOrders")  # @exact POST /v2/salesOrders f
    os.system("curl " + JTL + "/items")  # @unresolved
