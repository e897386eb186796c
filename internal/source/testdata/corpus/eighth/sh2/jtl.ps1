$Base = 'http://wawi:5883/api/eazybusiness'
$Headers = @{ Authorization = "Wawi $Key"; 'api-version' = '1.1' }
function Invoke-Wawi { param([string]$Path, [string]$Method = 'Get', $Body)
  Invoke-RestMethod -Uri "$Base/$Path" -Method $Method -Headers $Headers -Body $Body
}
Invoke-Wawi 'items' # @exact GET /items f
Invoke-Wawi -Path "customers/$id" -Method Patch -Body $b # @exact PATCH /customers/{} f
$p = @{ Uri = "$Base/salesOrders"; Method = 'Post'; Headers = $Headers }
Invoke-RestMethod @p # @exact POST /salesOrders f
irm ($Base + '/companies') -Headers $Headers # @exact GET /companies f
Write-Host "GET $Base/items" # @decoy
Test-Path '/items' # @decoy
