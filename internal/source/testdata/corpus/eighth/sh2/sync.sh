#!/usr/bin/env bash
set -euo pipefail
BASE="${JTL_BASE:-https://api.jtl-cloud.com/erp}"
AUTH=(-H "Authorization: Bearer $TOKEN" -H "X-Tenant-ID: $TENANT")
api() { local m=$1 p=$2; shift 2; curl -fsS -X "$m" "${AUTH[@]}" "$BASE$p" "$@"; }
api GET /v2/stocks | jq . # @exact GET /v2/stocks f
api POST "/v2/salesOrders" -d @order.json # @exact POST /v2/salesOrders f
for r in companies warehouses; do api GET "/v2/$r"; done
http --check-status POST "$BASE/v2/customers" name=x "X-Tenant-ID:$TENANT" # @exact POST /v2/customers f
wget -qO- --header="X-Tenant-ID: $TENANT" "$BASE/v2/returns" # @exact GET /v2/returns f
xh delete "$BASE/v2/labels/$id" # @exact DELETE /v2/labels/{} f
echo "curl -X POST $BASE/v2/stocks" # @decoy
cat <<EOT
GET $BASE/v2/stocks # @decoy
EOT
mkdir -p out/v2/stocks # @decoy
grep -c "GET /erp/v2/items" access.log # @decoy
