#!/bin/sh
BASE=https://api.jtl-cloud.com/erp/v2
AUTH="X-Tenant-ID: $TENANT"
call() { curl -sS -H "$AUTH" "$@"; }
call "$BASE/returnReasons" # @exact GET /v2/returnReasons f
call -X DELETE "$BASE/labels/$1" # @exact DELETE /v2/labels/{} f
call --json '{}' "$BASE/labels" # @exact POST /v2/labels f
curl -o /tmp/erp/v2/stocks https://example.org/x # @decoy
echo "$BASE/labels" >> urls.txt # @decoy
ln -s /erp/v2/stocks /tmp/stocks # @decoy
