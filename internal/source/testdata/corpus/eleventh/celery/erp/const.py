ERP = "https://api.jtl-cloud.com/erp"
COMPANIES = "/v2/companies"
LABEL = ERP + "/v2/labels/{id}"
