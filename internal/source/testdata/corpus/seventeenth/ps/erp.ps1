$Base = "https://api.jtl-cloud.com/erp/v2"
$Common = @{ Headers = @{ 'X-Tenant-ID' = $t }; ContentType = 'application/json' }
Invoke-RestMethod @Common -Method Post -Uri "$Base/labels" -Body '{}' # @exact POST /v2/labels f
Invoke-RestMethod @Common "$Base/companies" # @exact GET /v2/companies f
curl.exe -X DELETE "$Base/labels/1" -H "X-Tenant-ID: $t" # @exact DELETE /v2/labels/{} f
Get-Content "/erp/v2/labels" # @decoy
throw "GET $Base/companies failed" # @decoy
