#!/bin/bash
API="http://localhost:5883/api/eazybusiness"
AUTH="Authorization: Wawi $KEY"
curl -s -H "$AUTH" "$API/items" # @exact GET /items l
curl -s -X POST -H "$AUTH" -H "Content-Type: application/json" -d "{\"a\":\"$1\"}" $API/customers # @exact POST /customers l
post() { curl -s -H "$AUTH" --json "$2" "$API/$1"; }
post stocks '{"q":1}' # @exact POST /stocks f
echo "curl $API/items" # @decoy
cp -r items/ /backup/items # @decoy
