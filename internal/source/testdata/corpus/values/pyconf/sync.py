import requests
from settings import ERP, SHOP

HEADERS = {"X-Tenant-ID": "1"}


def stocks():
    return requests.get(ERP["base"] + ERP["stocks"], headers=HEADERS)  # @exact GET /v2/stocks x


def label(body):
    return requests.post(f"{ERP['base']}{ERP['labels']}", json=body, headers=HEADERS)  # @exact POST /v2/labels x


def shop():
    return requests.get(SHOP["base"] + SHOP["stocks"])  # @decoy


def all_of(names):
    for name in ("companies", "suppliers"):
        requests.get(f"{ERP['base']}/v2/{name}", headers=HEADERS)  # @unresolved
