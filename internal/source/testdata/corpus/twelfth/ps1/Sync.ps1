class ErpClient {
  [string]$Base = 'https://api.jtl-cloud.com/erp/v2'
  [hashtable]$Headers = @{ 'X-Tenant-ID' = $env:TENANT }
}
$erp = 'https://api.jtl-cloud.com/erp/v2'
function Send-Erp([string]$Verb, [string]$Path) {
  return Invoke-RestMethod -Method $Verb -Uri ($erp + $Path) -Headers @{ 'X-Tenant-ID' = 'x' }
}
Send-Erp GET '/stocks' | Export-Csv stocks.csv # @exact GET /v2/stocks f
Send-Erp -Verb POST -Path '/customers' # @exact POST /v2/customers f
$r = Invoke-WebRequest -Uri "$erp/returns?page=1" -UseBasicParsing # @exact GET /v2/returns f
Write-Host "POST $erp/customers" # @decoy
Get-Content "$PSScriptRoot/stocks" # @decoy
