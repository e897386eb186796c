require 'httpx'
class ErpError < StandardError; def initialize(path = '/v2/stocks') = super("#{path} failed"); end # @decoy

class ErpClient
  HOST = 'api.jtl-cloud.com'

  def initialize(tenant) = @tenant = tenant

  def request(klass, path, body = nil)
    http = Net::HTTP.new(HOST, 443)
    http.use_ssl = true
    req = klass.new("/erp#{path}", 'X-Tenant-ID' => @tenant)
    req.body = body.to_json if body
    http.request(req)
  end

  def stocks = request(Net::HTTP::Get, '/v2/stocks') # @exact GET /v2/stocks f
  def push(o) = request(Net::HTTP::Post, '/v2/salesOrders', o) # @exact POST /v2/salesOrders f
  def typhoeus(id) = Typhoeus.delete("https://#{HOST}/erp/v2/labels/#{id}", headers: { 'X-Tenant-ID' => @tenant }) # @exact DELETE /v2/labels/{} f
  def httpx = HTTPX.with(headers: { 'x-tenant-id' => @tenant }).get("https://#{HOST}/erp/v2/companies") # @exact GET /v2/companies f
  def excon = Excon.new("https://#{HOST}").request(method: :patch, path: "/erp/v2/items/#{@id}") # @exact PATCH /v2/items/{} f
  def log = Rails.logger.info("GET /erp/v2/stocks") # @decoy
  def cached = Rails.cache.fetch('/v2/stocks') { 1 } # @decoy
  def path = File.join('/erp', 'v2', 'stocks') # @decoy
end
