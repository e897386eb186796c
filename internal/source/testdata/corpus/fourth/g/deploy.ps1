$h = @{ 'X-Tenant-ID' = $t }
$api = "https://api.jtl-cloud.com/erp/v2"
foreach ($id in $ids) {
  $r = Invoke-RestMethod "$api/items/$id/categories" -Headers $h # @exact GET /v2/items/{}/categories f
  Invoke-RestMethod -Headers $h -Method Patch -Body ($r | ConvertTo-Json) -Uri ($api + '/items/' + $id) # @exact PATCH /v2/items/{} f
  Write-Verbose "PATCH $api/items/$id" # @decoy
  Get-Content "/erp/v2/items" # @decoy
}
