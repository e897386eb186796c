#!/bin/bash
# Imports orders: POST /salesOrders
WAWI_URL=${WAWI_URL:-http://localhost:5883/api/eazybusiness}
HDR=(-H "Authorization: Wawi $KEY" -H "api-version: 1.0")

wawi_get() {
  local path="$1"
  curl --silent --fail "${HDR[@]}" "${WAWI_URL}${path}"
}

wawi_get "/items?pageNumber=1" | jq '.Items[]' # @exact GET /items f
total=$(wawi_get /salesOrders | jq .Total) # @exact GET /salesOrders f
curl -s "${HDR[@]}" -H 'Content-Type: application/json' --data "@$1" "$WAWI_URL/customers" || exit 1 # @exact POST /customers f
curl -X PATCH "${HDR[@]}" "$WAWI_URL/customers/$id" -d "$body" >/dev/null # @exact PATCH /customers/{} f
echo "done: $WAWI_URL/items" >&2 # @decoy
[[ "$path" == "/items" ]] && exit 0 # @decoy
sed -i 's#/api/eazybusiness/items#/x#' nginx.conf # @decoy
curl "https://api.github.com/repos/x/items" # @decoy
