map('/erp/v2/stocks') { run ->(_) { [200, {}, ['GET /erp/v2/stocks']] } } # @decoy
use Rack::Rewrite do
  r301 '/erp/v2/items', '/v2/items' # @decoy
end
