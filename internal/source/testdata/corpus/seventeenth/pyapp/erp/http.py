import aiohttp
import requests
from requests.adapters import HTTPAdapter

_BASE = "https://api.jtl-cloud.com/erp"
_session = requests.Session()
_session.headers.update({"X-Tenant-ID": "t"})
_session.mount("https://api.jtl-cloud.com/erp/v2/stocks", HTTPAdapter(max_retries=3))  # @decoy


def get(path, **params):
    return _session.get(_BASE + path, params=params).json()


def post(path, data=None):
    return _session.post(_BASE + path, json=data).json()


def delete(path):
    return _session.delete(_BASE + path)


async def fast():
    async with aiohttp.ClientSession("https://api.jtl-cloud.com", headers={"X-Tenant-ID": "t"}) as s:
        async with s.get("/erp/v2/salesChannels") as r:  # @exact GET /v2/salesChannels f
            return await r.json()
