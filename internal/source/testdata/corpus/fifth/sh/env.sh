API="https://api.jtl-cloud.com/erp/v2"
