#!/usr/bin/env bash
set -eu
API="https://api.jtl-cloud.com/erp/v2"
# curl "$API/companies" @decoy
curl -sS -H "X-Tenant-ID: $TENANT" "$API/stocks?pageSize=1" # @exact GET /v2/stocks f
curl -X POST -H 'Content-Type: application/json' -d @body.json "${API}/returns" # @exact POST /v2/returns f
curl --request DELETE --url "https://api.jtl-cloud.com/erp/v2/labels/$ID" # @exact DELETE /v2/labels/{} l
curl -d '{"a":1}' https://api.jtl-cloud.com/erp/v2/customers # @exact POST /v2/customers l
curl \
  -H "X-Tenant-ID: 1" \
  -X PATCH "$API/customers/5"
wget -qO- "$API/companies" # @exact GET /v2/companies f
echo "GET $API/items" # @decoy
curl https://api.stripe.com/v1/customers # @decoy
curl "$SHOP_URL/v2/customers" # @decoy
cat <<EOF
curl https://api.jtl-cloud.com/erp/v2/warehouses
EOF
