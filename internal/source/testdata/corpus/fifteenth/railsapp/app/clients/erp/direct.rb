require 'net/http'
require 'httparty'
require 'rest-client'

class WawiDirect
  include HTTParty
  base_uri 'http://wawi.local:5883/api/eazybusiness'
  headers 'Authorization' => "Wawi #{ENV['WAWI_KEY']}"

  def companies = self.class.get('/companies') # @exact GET /companies f
  def stock(body) = self.class.post('/stocks', body: body.to_json) # @exact POST /stocks f
end

class Shopware
  include HTTParty
  base_uri 'https://shop.acme.de/api'
  def companies = self.class.get('/companies') # @decoy
  def orders = self.class.post('/v2/salesOrders') # @decoy
end

def net(tenant, id)
  uri = URI("https://api.jtl-cloud.com/erp/v2/productGroups/#{id}")
  req = Net::HTTP::Delete.new(uri, 'X-Tenant-ID' => tenant) # @exact DELETE /v2/productGroups/{} f
  Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |h| h.request(req) }
  RestClient.get('https://api.jtl-cloud.com/erp/v2/productGroups', 'X-Tenant-ID' => tenant) # @exact GET /v2/productGroups l
  RestClient::Request.execute(method: :patch, url: "https://api.jtl-cloud.com/erp/v2/customerGroups/#{id}", headers: { 'X-Tenant-ID': tenant }) # @exact PATCH /v2/customerGroups/{} l
  raise "POST https://api.jtl-cloud.com/erp/v2/items failed" # @decoy
end
