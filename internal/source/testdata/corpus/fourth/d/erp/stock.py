from .base import BaseApi


class StockApi(BaseApi):
    PATH = "/stocks"

    def list(self):
        return self.call("GET", self.PATH)  # @exact GET /v2/stocks x

    def adjust(self, body):
        return self.call("POST", self.PATH, json=body)  # @exact POST /v2/stocks x

    def serials(self):
        return self.call("GET", self.PATH + "/serialnumbers")  # @exact GET /v2/stocks/serialnumbers x

    def doc(self):
        """GET /erp/v2/stocks @decoy"""
        logging.info("POST https://api.jtl-cloud.com/erp/v2/stocks")  # @decoy
        self.redis.get("/erp/v2/stocks")  # @decoy
        other.call("DELETE", "https://api.zoho.example/v2/customers/1")  # @decoy
