$script:Base = 'http://localhost:5883/api/eazybusiness'

function Invoke-Wawi {
    param([string]$Path, [string]$Method = 'Get', $Body)
    $headers = @{ Authorization = "Wawi $env:WAWI_KEY"; 'api-version' = '1.0' }
    Invoke-RestMethod -Uri "$script:Base$Path" -Method $Method -Headers $headers -Body ($Body | ConvertTo-Json)
}

<#
.EXAMPLE
Invoke-Wawi -Path /items
#>
function Get-WawiStock { Invoke-Wawi -Path '/stocks' } # @exact GET /stocks f
function Set-WawiCustomer($Id, $Data) { Invoke-Wawi "/customers/$Id" -Method Patch -Body $Data } # @exact PATCH /customers/{} f
function New-WawiOrder { Invoke-Wawi -Method Post -Path '/salesOrders' -Body $args[0] } # @exact POST /salesOrders f

$params = @{
    Uri = "$Base/warehouses"
    Method = 'GET'
    Headers = @{ Authorization = "Wawi $env:WAWI_KEY" }
}
Invoke-RestMethod @params # @exact GET /warehouses f
Invoke-WebRequest -Uri 'https://api.jtl-cloud.com/erp/v2/taxClasses' -Headers @{ 'X-Tenant-ID' = $t } # @exact GET /v2/taxClasses l
irm "https://shop.acme.de/erp/v2/items/1" # @decoy
Write-Host "GET $Base/items" # @decoy
New-Item -Path '/customers/1' -ItemType Directory # @decoy
Test-Path "/stocks" # @decoy
