JTL=https://api.jtl-cloud.com/erp
SHOP=${SHOP:-https://shop.example.com}
curl -H "X-Tenant-ID: $T" $JTL/v2/stocks # @exact GET /v2/stocks l
curl $SHOP/v2/stocks # @decoy
curl -X POST http://localhost:8080/v2/salesOrders # @decoy
curl -X POST "$BACKEND/v2/salesOrders" # @decoy
