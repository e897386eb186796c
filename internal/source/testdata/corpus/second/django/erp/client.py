import enum
from dataclasses import dataclass
from urllib.parse import urljoin

import aiohttp
import requests
from django.conf import settings
from django.core.cache import cache
from django.urls import path, re_path

from erp.const import API_ROOT, ORDER_NOTES


class Endpoint(str, enum.Enum):
    STOCKS = "/erp/v2/stocks"
    ITEMS = "/erp/v2/items/{id}"


@dataclass
class Client:
    tenant: str
    base: str = "https://api.jtl-cloud.com"

    def url(self, name, **kwargs):
        return self.base + name.format(**kwargs)

    def stocks(self):
        return requests.get(self.base + Endpoint.STOCKS.value, headers={"X-Tenant-ID": self.tenant})  # @exact GET /v2/stocks f

    def post_stock(self, body):
        return requests.post(urljoin(self.base, "/erp/v2/stocks"), json=body)  # @exact POST /v2/stocks f

    def item(self, item_id):
        r = requests.request(method="PATCH", url=f"{self.base}/erp/v2/items/{item_id}", json={})  # @exact PATCH /v2/items/{} f
        r.raise_for_status()
        return r.json()

    def note(self, order, text):
        return requests.post(API_ROOT + ORDER_NOTES % order, json={"text": text})  # @exact POST /v2/salesOrders/{}/notes x

    async def customers(self, ids):
        async with aiohttp.ClientSession(headers={"X-Tenant-ID": self.tenant}) as session:
            for one in ids:
                async with session.get(f"{API_ROOT}/customer/{one}") as resp:  # @exact GET /v2/customer/{} x
                    yield await resp.json()
            async with session.delete(f"{API_ROOT}/customers/1"):  # @exact DELETE /v2/customers/{} x
                pass


urlpatterns = [
    path("v2/items/<int:pk>/", views.item),  # @decoy
    re_path(r"^erp/v2/stocks$", views.stocks),  # @decoy
]


def decoys(client, session):
    """requests.get("https://api.jtl-cloud.com/erp/v2/labels")  @decoy"""
    cache.get_or_set("/erp/v2/items/1", 5)  # @decoy
    requests.get("https://api.hubapi.com/v2/customers/1")  # @decoy
    requests.post(settings.LEXWARE_URL + "/v1/invoices")  # @decoy
    raise ValueError("GET /erp/v2/items failed")  # @decoy
    session.execute("select * from v2/items")  # @decoy
    reverse("/v2/items")  # @decoy
