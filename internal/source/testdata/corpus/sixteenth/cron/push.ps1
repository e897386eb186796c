[CmdletBinding()]
param([string]$BaseUrl = 'https://api.jtl-cloud.com/erp')
$h = @{ 'X-Tenant-ID' = $env:TENANT; Authorization = "Bearer $token" }
$stock = Invoke-RestMethod -Method Get -Uri "$BaseUrl/v2/stocks" -Headers $h # @exact GET /v2/stocks f
foreach ($s in $stock.items) {
    $url = '{0}/v2/items/{1}/prices' -f $BaseUrl, $s.itemId
    Invoke-RestMethod -Uri $url -Method Patch -Headers $h -Body ($s | ConvertTo-Json) # @exact PATCH /v2/items/{}/prices f
}
Write-Verbose "PATCH $BaseUrl/v2/items" # @decoy
Invoke-RestMethod "https://p1.my.plentysystems.com/v2/stocks" # @decoy
Start-Process "https://api.jtl-cloud.com/erp/v2/stocks" # @decoy
