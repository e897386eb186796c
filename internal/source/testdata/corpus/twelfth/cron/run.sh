#!/usr/bin/env bash
readonly ERP="https://api.jtl-cloud.com/erp/v2"
call() {
  local verb="$1" path="$2"; shift 2
  curl -sS --fail-with-body --request "$verb" --header "X-Tenant-ID: ${TENANT}" "${ERP}${path}" "$@"
}
get() { call GET "$1"; }
main() {
  get /stocks > stocks.json # @exact GET /v2/stocks f
  call POST /customers --data @customer.json # @exact POST /v2/customers f
  while read -r id; do call DELETE "/labels/${id}"; done < ids # @exact DELETE /v2/labels/{} f
  if ! call PATCH "/items/$1" -d '{}'; then # @exact PATCH /v2/items/{} f
    logger "PATCH ${ERP}/items failed" # @decoy
  fi
}
usage() { echo "usage: $0 get /stocks"; } # @decoy
main "$@"
