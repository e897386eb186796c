#!/bin/bash
source ./env
api() {
  curl -sS -X "$1" -H "X-Tenant-ID: $TENANT" "https://api.jtl-cloud.com/erp/v2$2" "${@:3}"
}
api GET /companies # @exact GET /v2/companies f
api POST /returns -d @r.json # @exact POST /v2/returns f
curl --fail --location --request PATCH 'https://api.jtl-cloud.com/erp/v2/items/5' --header 'Content-Type: application/json' --data-raw '{}' # @exact PATCH /v2/items/{} l
printf '%s\n' "https://api.jtl-cloud.com/erp/v2/items" # @decoy
wget "https://download.example.org/erp/v2/items.zip" # @decoy
