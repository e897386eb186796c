require 'http'
class Erp
  HOST = ENV.fetch('JTL_API_BASE') { 'https://api.jtl-cloud.com' }

  def self.get(path) = HTTP.headers('X-Tenant-ID' => TENANT).get("#{HOST}/erp/v2#{path}")

  def self.stocks = get('/stocks') # @exact GET /v2/stocks f

  def post(path, body)
    HTTP.post("#{HOST}/erp/v2#{path}", json: body, headers: { 'X-Tenant-ID' => TENANT })
  end

  def create(customer)
    post '/customers', customer # @exact POST /v2/customers f
  end

  def self.cache(id) = Rails.cache.fetch("/erp/v2/items/#{id}") { nil } # @decoy
end
