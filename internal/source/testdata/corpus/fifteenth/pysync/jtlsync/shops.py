import requests
from .const import SHOPIFY

WOO = "https://woo.example.org/wp-json/wc"


def shopify_orders():
    return requests.get(SHOPIFY + "/v2/salesOrders").json()  # @decoy


def woo(path):
    return requests.get(f"{WOO}{path}", auth=("k", "s")).json()


def woo_customers():
    return woo("/v2/customers")  # @decoy


def woo_companies():
    return woo("/v2/companies")  # @decoy


class Weclapp:
    base = "https://acme.weclapp.com/webapp/api"

    def post(self, path, data):
        return requests.post(self.base + path, json=data)

    def order(self, data):
        return self.post("/v2/salesOrders", data)  # @decoy
