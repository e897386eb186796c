#!/bin/sh
base=https://api.jtl-cloud.com/erp/v2
req() {
  method=$1; shift
  path=$1; shift
  curl -sS -X "$method" -H "X-Tenant-ID: $T" "$base$path" "$@"
}
req GET /stocks # @exact GET /v2/stocks f
req POST /customers -d '{"a":1}' # @exact POST /v2/customers f
for id in $(cat ids); do
  req DELETE "/labels/$id" # @exact DELETE /v2/labels/{} f
done
curl -fsSL -G "$base/returns" --data-urlencode "page=1" -H "X-Tenant-ID: $T" # @exact GET /v2/returns f
curl --json @order.json "$base/salesOrders" # @exact POST /v2/salesOrders f
: "GET $base/stocks" # @decoy
printf 'POST %s/stocks\n' "$base" # @decoy
test -d /erp/v2/stocks # @decoy
cat > hook.json <<EOF
{"url": "$base/stocks"}
EOF
