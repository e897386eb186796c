ERP = {
    "base": "https://api.jtl-cloud.com/erp",
    "stocks": "/v2/stocks",
    "labels": "/v2/labels",
}
SHOP = {"base": "https://shop.acme.de", "stocks": "/v2/stocks"}
