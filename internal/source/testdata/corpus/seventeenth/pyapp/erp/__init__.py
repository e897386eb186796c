"""ERP client.

>>> get("/v2/stocks")
>>> requests.get("https://api.jtl-cloud.com/erp/v2/stocks")
"""
from .http import delete, get, post


def suppliers():
    return get("/v2/suppliers")  # @exact GET /v2/suppliers x


def finalize(invoice_id):
    return post(f"/v2/invoices/{invoice_id}/finalize")  # @exact POST /v2/invoices/{}/finalize x


def drop(group):
    return delete("/v2/productGroups/%s" % group)  # @exact DELETE /v2/productGroups/{} x
