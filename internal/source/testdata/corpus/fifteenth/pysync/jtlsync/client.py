import logging
from functools import cached_property
from urllib.parse import urljoin

import httpx
import requests

from .const import ERP, Paths

log = logging.getLogger(__name__)


class ErpError(Exception):
    pass


class ErpClient:
    def __init__(self, token: str, tenant: str):
        self._session = requests.Session()
        self._session.headers.update({"Authorization": f"Bearer {token}", "X-Tenant-ID": tenant})

    def _request(self, method: str, path: str, **kwargs):
        response = self._session.request(method, ERP + path, timeout=30, **kwargs)
        if response.status_code >= 400:
            raise ErpError(f"{method} {path}: {response.status_code}")
        return response.json()

    def _get(self, path, **params):
        return self._request("GET", path, params=params)

    def companies(self):
        return self._get(Paths.COMPANIES)  # @exact GET /v2/companies x

    def lines(self, order_id):
        return self._get(Paths.ORDER_LINES.format(order_id=order_id))  # @exact GET /v2/salesOrders/{}/lineitems x

    def prices(self, item):
        return self._request("PATCH", Paths.ITEM_PRICES % item, json={})  # @exact PATCH /v2/items/{}/prices x

    def create_order(self, order: dict):
        """Create an order.

        Sends POST /v2/salesOrders and returns the id.
        """
        log.debug("POST /v2/salesOrders %s", order)  # @decoy
        return self._request("POST", Paths.ORDERS, json=order)["id"]  # @exact POST /v2/salesOrders x

    def packages(self, note_id: int):
        url = urljoin(ERP + "/", f"v2/deliveryNotes/{note_id}/packages")
        return self._session.post(url, json={}).json()  # @exact POST /v2/deliveryNotes/{}/packages x

    @cached_property
    def availability(self):
        return self._get("/v2/availabilities")  # @exact GET /v2/availabilities x

    def any(self, kind):
        return self._get(f"/v2/{kind}")  # @unresolved


async def labels(token: str, tenant: str):
    async with httpx.AsyncClient(base_url="https://api.jtl-cloud.com/erp/v2", headers={"X-Tenant-ID": tenant}) as client:
        r = await client.get("/labels")  # @exact GET /v2/labels f
        await client.put("workers/7", json={"a": 1})  # @exact PUT /v2/workers/{} f
        return r.json()
