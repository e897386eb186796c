API_ROOT = "https://api.jtl-cloud.com/erp/v2"
ORDER_NOTES = "/salesOrders/%s/notes"
