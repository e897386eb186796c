import httpx

from jtlsync.config import settings


class JtlSession:
    def __init__(self, tenant: str) -> None:
        self._client = httpx.Client(
            base_url=f"{settings.jtl_base}/erp",
            headers={"X-Tenant-ID": tenant},
        )

    def get(self, path: str, **params):
        return self._client.get(path, params=params).raise_for_status().json()

    def send(self, verb: str, path: str, payload=None):
        response = self._client.request(verb, path, json=payload)
        response.raise_for_status()
        return response.json()
