"""Wawi client. Reads GET /items and writes PATCH /items/{id}."""
import requests
from . import config
import logging

logger = logging.getLogger(__name__)


class WawiError(Exception):
    def __init__(self, message, path="/items"):  # @decoy
        super().__init__(message)


class WawiApi:
    def __init__(self, api_url=None, key=None):
        self.api_url = (api_url or config.JTL_API_URL).rstrip("/")
        self.session = self._create_session(key)

    def _create_session(self, key) -> requests.Session:
        session = requests.Session()
        session.headers.update({"Authorization": f"Wawi {key}", "X-AppId": "sync/1"})
        return session

    @property
    def base_url(self) -> str:
        return f"{self.api_url}/api/eazybusiness"

    def ping(self) -> bool:
        resp = self.session.get(  # @exact GET /info f
            f"{self.base_url}/info",
            timeout=5,
        )
        return resp.ok

    def _request(self, method: str, endpoint: str, params=None, data=None, retries=0):
        url = f"{self.base_url}/{endpoint.lstrip('/')}"
        logger.debug(f"API {method} {url}")
        resp = self.session.request(method=method, url=url, params=params, json=data)
        if resp.status_code == 429 and retries < config.MAX_RETRIES:
            return self._request(method, endpoint, params, data, retries + 1)
        return resp.json()

    def items(self, page):
        return self._request("GET", "items", params={"pageNumber": page})  # @exact GET /items f

    def item(self, item_id: int):
        return self._request("GET", f"items/{item_id}")  # @exact GET /items/{} f

    def update(self, item_id, data):
        return self._request("PATCH", f"/items/{item_id}", data=data)  # @exact PATCH /items/{} f

    def cancel(self, order):
        return self._request("POST", "salesOrders/%d/cancel" % order.id, data={"reason": 1})  # @exact POST /salesOrders/{}/cancel f

    def upload(self, item_id, image):
        with requests.post(f"{self.base_url}/items/{item_id}/images", json=image, headers=self.session.headers) as r:  # @exact POST /items/{}/images f
            if not r.ok:
                raise WawiError(f"POST /items/{item_id}/images failed")  # @decoy
            logger.info("uploaded to /items/%s/images", item_id)  # @decoy

    def shop(self):
        return requests.get(f"{config.SHOPIFY_URL}/customers").json()  # @decoy


class Shopify:
    def __init__(self):
        self.session = requests.Session()

    def _request(self, method, endpoint):
        return self.session.request(method, f"{config.SHOPIFY_URL}/{endpoint}")

    def customers(self):
        return self._request("GET", "customers")  # @decoy
