class Client
  def initialize(url) = @conn = Faraday.new(url: url)
  def get(path) = @conn.get(path)
end

class Jtl
  def initialize = @conn = Faraday.new(url: 'https://api.jtl-cloud.com/erp', headers: { 'X-Tenant-ID' => 't' })
  def stocks = @conn.get('/v2/stocks') # @exact GET /v2/stocks f
end

class Shop
  def initialize = @conn = Faraday.new(url: ENV.fetch('SHOP_URL'))
  def stocks = @conn.get('/v2/stocks') # @decoy
  def push(o) = @conn.post('/v2/salesOrders', o) # @decoy
end
