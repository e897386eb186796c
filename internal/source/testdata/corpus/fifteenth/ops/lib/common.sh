#!/usr/bin/env bash
# Common functions; jtl GET /v2/stocks prints the stocks.
: "${JTL_API_BASE:=https://api.jtl-cloud.com}"
ERP="${JTL_API_BASE}/erp"

jtl() {
  local method="$1" path="$2"; shift 2
  curl -fsS -X "$method" -H "Authorization: Bearer $TOKEN" -H "X-Tenant-ID: $TENANT" "$ERP$path" "$@"
}
