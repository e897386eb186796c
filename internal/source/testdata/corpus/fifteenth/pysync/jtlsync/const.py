"""Paths of the ERP API, see GET /v2/items/{id} in the reference."""
import os

API_HOST = os.getenv("JTL_API_BASE", "https://api.jtl-cloud.com")
ERP = f"{API_HOST}/erp"


class Paths:
    ORDERS = "/v2/salesOrders"
    ORDER_LINES = "/v2/salesOrders/{order_id}/lineitems"
    COMPANIES = "/v2/companies"
    ITEM_PRICES = "/v2/items/%s/prices"


SHOPIFY = "https://acme.myshopify.com/admin/api/2024-01"
