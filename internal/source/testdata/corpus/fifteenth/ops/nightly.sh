#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/common.sh"

usage() { echo "usage: nightly.sh; calls GET https://api.jtl-cloud.com/erp/v2/stocks"; } # @decoy

jtl GET "/v2/stocks?pageSize=100" > stocks.json # @exact GET /v2/stocks x
jtl POST /v2/stocks -d @adjust.json # @exact POST /v2/stocks x
for id in $(jq -r '.items[].id' stocks.json); do
  jtl PATCH "/v2/items/$id" -d '{"active":true}' # @exact PATCH /v2/items/{} x
done
curl -s "$ERP/v2/companies" -H "X-Tenant-ID: $TENANT" | jq . # @exact GET /v2/companies x
curl --request DELETE --url "https://api.jtl-cloud.com/erp/v2/labels/$LABEL" --header "X-Tenant-ID: $TENANT" # @exact DELETE /v2/labels/{} l
wget -qO- --header="X-Tenant-ID: $TENANT" "https://api.jtl-cloud.com/erp/v2/suppliers" # @exact GET /v2/suppliers l
http PUT "https://api.jtl-cloud.com/erp/v2/workers/3" X-Tenant-ID:"$TENANT" # @exact PUT /v2/workers/{} l
curl -d '{}' -H "X-Tenant-ID: $TENANT" "$ERP/v2/returns" # @exact POST /v2/returns x
curl -s "https://acme.myshopify.com/erp/v2/stocks" # @decoy
curl -X POST http://localhost:8080/erp/v2/stocks # @decoy
mkdir -p "/var/cache/erp/v2/stocks" # @decoy
grep -q "GET /erp/v2/items" access.log # @decoy
logger "POST /erp/v2/stocks done" # @decoy
# curl https://api.jtl-cloud.com/erp/v2/items/1 @decoy
cat <<'DOC'
curl https://api.jtl-cloud.com/erp/v2/items/1
DOC
