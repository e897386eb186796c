#!/bin/sh
BASE=${JTL_BASE:-https://api.jtl-cloud.com}
AUTH="Authorization: Bearer $TOKEN"
for id in $(cat ids); do
  curl -fsS -H "$AUTH" -H "X-Tenant-ID: $T" "$BASE/erp/v2/items/$id/prices" | jq . # @exact GET /v2/items/{}/prices f
done
result=$(curl -s -XDELETE "$BASE/erp/v2/labels/$1") # @exact DELETE /v2/labels/{} f
http --ignore-stdin PATCH "$BASE/erp/v2/customers/3" X-Tenant-ID:1 name=x # @exact PATCH /v2/customers/{} f
if curl -o /dev/null --data @x.json "$BASE/erp/v2/returns"; then echo ok; fi # @exact POST /v2/returns f
echo curl "$BASE/erp/v2/companies" # @decoy
curl "https://api.lexoffice.io/v1/invoices" # @decoy
grep -r "/erp/v2/items" . # @decoy
# curl "$BASE/erp/v2/stocks" @decoy
