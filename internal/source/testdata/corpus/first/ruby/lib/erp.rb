require 'faraday'
require 'net/http'
require 'httparty'

# GET /v2/companies @decoy
class Erp
  BASE = 'https://api.jtl-cloud.com/erp'.freeze
  STOCKS = "#{BASE}/v2/stocks"

  def initialize(tenant)
    @conn = Faraday.new(url: BASE) do |f|
      f.headers['X-Tenant-ID'] = tenant
    end
  end

  def stocks
    HTTParty.get(STOCKS, headers: headers) # @exact GET /v2/stocks f
  end

  def adjust(body)
    HTTParty.post STOCKS, body: body # @exact POST /v2/stocks f
  end

  def order(id)
    @conn.get("/v2/salesOrders/#{id}/notes").body # @exact GET /v2/salesOrders/{}/notes f
  end

  def delete_note(id, note)
    @conn.delete "/v2/salesOrders/#{id}/notes/#{note}" # @exact DELETE /v2/salesOrders/{}/notes/{} f
  end

  def customer(id)
    uri = URI("#{BASE}/v2/customers/#{id}")
    request = Net::HTTP::Patch.new(uri) # @exact PATCH /v2/customers/{} f
    Net::HTTP.start(uri.host) { |http| http.request(request) }
  end

  def decoys
    # HTTParty.get("#{BASE}/v2/labels") @decoy
    Rails.cache.fetch("/v2/items") { 1 } # @decoy
    Rails.logger.info "GET /v2/items" # @decoy
    HTTParty.get('https://api.zendesk.com/v2/customers') # @decoy
    redirect_to '/v2/items' # @decoy
  end
end
