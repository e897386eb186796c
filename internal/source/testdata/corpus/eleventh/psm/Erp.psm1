$script:BaseUri = 'https://api.jtl-cloud.com/erp/v2'

function Invoke-Erp {
  [CmdletBinding()]
  param(
    [Parameter(Mandatory)][string]$Path,
    [ValidateSet('GET','POST','PATCH','DELETE')][string]$Method = 'GET',
    $Body
  )
  $request = @{
    Uri     = '{0}/{1}' -f $script:BaseUri, $Path.TrimStart('/')
    Method  = $Method
    Headers = @{ 'X-Tenant-ID' = $env:TENANT }
  }
  if ($Body) { $request.Body = $Body | ConvertTo-Json }
  Invoke-RestMethod @request
}

function Get-ErpStock { Invoke-Erp -Path '/stocks' } # @exact GET /v2/stocks f
function New-ErpOrder($Order) { Invoke-Erp '/salesOrders' -Method POST -Body $Order } # @exact POST /v2/salesOrders f
function Remove-ErpLabel { param($Id) Invoke-Erp -Method DELETE -Path "labels/$Id" } # @exact DELETE /v2/labels/{} f
Write-Warning 'GET /stocks' # @decoy
Join-Path $PSScriptRoot '/stocks' # @decoy
