. ./env.sh
curl -H "X-Tenant-ID: 1" "$API/companies" # @exact GET /v2/companies x
curl -X DELETE "$API/labels/1" # @exact DELETE /v2/labels/{} x
curl "$UNKNOWN/v2/stocks" # @decoy
test -f "/erp/v2/stocks" && echo "$API/stocks" # @decoy
