import requests


class Etsy:
    BASE = "https://openapi.etsy.com"

    def get(self, path):
        return requests.get(self.BASE + path)

    def stock(self):
        return self.get("/v2/stocks")  # @decoy

    def suppliers(self):
        return self.get("/v2/suppliers")  # @decoy


def help_text():
    return "curl -X POST https://api.jtl-cloud.com/erp/v2/returns"  # @decoy


parser.add_argument("--path", default="/v2/stocks")  # @decoy
logging.getLogger("erp").debug("GET %s", "/erp/v2/stocks")  # @decoy
subprocess.run(["grep", "/erp/v2/stocks", "access.log"])  # @decoy
assert url == "https://api.jtl-cloud.com/erp/v2/stocks"  # @decoy
ROUTE = re.compile(r"https://api\.jtl-cloud\.com/erp/v2/stocks")  # @decoy
