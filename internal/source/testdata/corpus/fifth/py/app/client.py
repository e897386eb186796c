from app import endpoints
from app.endpoints import Path, absolute
import requests as rq
def warehouses(): return rq.get(absolute(Path.WAREHOUSES)).json()  # @exact GET /v2/warehouses x
def create(o): return rq.post(endpoints.HOST + Path.ORDERS.value, json=o)  # @exact POST /v2/salesOrders x
def line(o, l):
    with rq.Session() as s:
        return s.patch(absolute(f"{Path.ORDERS.value}/{o}/lineitems/{l}"), json={})  # @exact PATCH /v2/salesOrders/{}/lineitems/{} x
def nope():
    queue.put("/erp/v2/salesOrders")  # @decoy
    assert "/erp/v2/warehouses" in urls  # @decoy
    return {"get": "/v2/warehouses", "url": absolute("/erp/v2/stocks")}  # @decoy
