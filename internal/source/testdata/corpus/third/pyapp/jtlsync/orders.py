from jtlsync.http import JtlSession

SALES_ORDERS = "/v2/salesOrders"


def sync(session: JtlSession, order_id: str):
    lines = session.get(f"{SALES_ORDERS}/{order_id}/lineitems")  # @exact GET /v2/salesOrders/{}/lineitems x
    session.send("POST", SALES_ORDERS, {"lines": lines})  # @exact POST /v2/salesOrders x
    session.send("PATCH", "/".join([SALES_ORDERS, order_id]), {})  # @exact PATCH /v2/salesOrders/{} x
    log.debug("GET %s", "/v2/salesOrders/1/lineitems")  # @decoy
    db.get("/v2/salesOrders/1/lineitems")  # @decoy


def cancel(session: JtlSession, order_id: str):
    """POST /v2/salesOrders/{id}/cancel @decoy"""
    suffix = "cancel"
    return session.send(verb="POST", path=f"/v2/salesOrders/{order_id}/{suffix}")  # @exact POST /v2/salesOrders/{}/cancel x
