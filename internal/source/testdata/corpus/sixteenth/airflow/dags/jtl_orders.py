from airflow.providers.http.operators.http import HttpOperator
import requests
from common.jtl import BASE, jtl_get, session
from common import shops

ENDPOINTS = {"orders": "/v2/salesOrders", "returns": "/v2/returns"}


def pull(ti):
    ti.xcom_push("states", jtl_get("/v2/returnStates"))  # @exact GET /v2/returnStates x
    resp = session().post(f"{BASE}{ENDPOINTS['returns']}", json={})  # @exact POST /v2/returns x
    print(f"POST {BASE}/v2/returns -> {resp.status_code}")  # @decoy
    with session() as s:
        s.patch(BASE + "/v2/salesOrders/" + str(ti.id), json={})  # @exact PATCH /v2/salesOrders/{} x
    shops.otto_get("/v2/returnStates")  # @decoy
    shops.otto_get("/v2/salesOrders/1/lineitems")  # @decoy
    requests.get("https://billbee.example.com/erp/v2/stocks")  # @decoy
    open("/erp/v2/stocks.json")  # @decoy
    """GET https://api.jtl-cloud.com/erp/v2/labels"""  # @decoy
