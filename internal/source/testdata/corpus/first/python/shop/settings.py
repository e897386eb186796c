ERP_URL = "https://api.jtl-cloud.com/erp"
PATHS = {
    "warehouses": "/warehouses",
    "stocks": "/stocks",
}
