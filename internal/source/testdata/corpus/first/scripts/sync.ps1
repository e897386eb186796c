<# Invoke-RestMethod https://api.jtl-cloud.com/erp/v2/labels @decoy #>
$base = "http://127.0.0.1:64110/api/eazybusiness"
$headers = @{ Authorization = "Wawi $key"; "X-AppId" = "a" }
Invoke-RestMethod -Uri "$base/v2/stocks" -Headers $headers # @exact GET /v2/stocks f
Invoke-RestMethod -Method Post -Uri "$base/v2/stocks" -Body $body -Headers $headers # @exact POST /v2/stocks f
$url = "{0}/v2/customers/{1}" -f $base, $id
Invoke-WebRequest $url -Method Delete -Headers $headers # @exact DELETE /v2/customers/{} f
irm ($base + "/v2/companies") # @exact GET /v2/companies f
# irm "$base/v2/labels" @decoy
Write-Host "GET $base/v2/items" # @decoy
Invoke-RestMethod "https://api.etsy.com/v2/items/1" # @decoy
