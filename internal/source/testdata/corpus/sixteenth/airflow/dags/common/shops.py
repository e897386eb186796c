import requests

OTTO = "https://api.otto.market"


def otto_get(path):
    return requests.get(OTTO + path).json()
