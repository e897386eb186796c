param([string]$Tenant)
$Root = 'https://api.jtl-cloud.com/erp/v2'

function Invoke-Jtl {
    [CmdletBinding()]
    param([string]$Method, [string]$Path, $Body)
    Invoke-RestMethod -Method $Method -Uri "$Root$Path" -Headers @{ 'X-Tenant-ID' = $Tenant } -Body $Body
}

Invoke-Jtl -Method GET -Path '/companies' # @exact GET /v2/companies f
$r = Invoke-Jtl -Path "/labels/$id" -Method 'DELETE' # @exact DELETE /v2/labels/{} f

$call = @{
    Uri    = "$Root/stocks"
    Method = 'Post'
}
Invoke-RestMethod @call # @exact POST /v2/stocks f
(Invoke-WebRequest -UseBasicParsing -Uri "$Root/warehouses").Content # @exact GET /v2/warehouses f
Write-Output "$Root/items/1" # @decoy
Invoke-RestMethod -Uri "https://api.weclapp.com/v1/customers" # @decoy
Test-Path '/erp/v2/items' # @decoy
