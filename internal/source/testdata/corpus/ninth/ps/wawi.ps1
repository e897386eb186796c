param([string]$Server = 'http://localhost:5883')
$script:Api = "$Server/api/eazybusiness"
function Get-WawiHeader { @{ Authorization = "Wawi $env:KEY"; 'X-AppId' = 'a' } }
$items = (Invoke-RestMethod -Method Get -Uri "$Api/items?pageSize=100" -Headers (Get-WawiHeader)).Items # @exact GET /items f
$params = @{
  Method  = 'PATCH'
  Uri     = "$Api/items/$($items[0].Id)"
  Headers = Get-WawiHeader
}
Invoke-RestMethod @params # @exact PATCH /items/{} f
try { Invoke-WebRequest "$Api/stocks" -Method POST -Body $json -Headers (Get-WawiHeader) } catch { throw "POST /stocks" } # @exact POST /stocks f
Write-Output "/items" # @decoy
New-Item -Path '/items' -ItemType Directory # @decoy
