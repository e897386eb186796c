require 'faraday'

module Erp
  BASE = 'https://api.jtl-cloud.com/erp'.freeze
  ENDPOINTS = { stocks: '/v2/stocks', item: '/v2/items/%<id>s' }.freeze

  class Client
    def initialize(tenant)
      @conn = Faraday.new(url: BASE, headers: { 'X-Tenant-ID' => tenant }) { |f| f.request :json }
    end

    def stocks = @conn.get(ENDPOINTS[:stocks]).body # @exact GET /v2/stocks f
    def item(id) = @conn.get(format(ENDPOINTS[:item], id: id)).body # @exact GET /v2/items/{} f
    def push(o)
      @conn.post('v2/salesOrders') { |r| r.body = o } # @exact POST /v2/salesOrders f
    end
    def run(verb, o)
      @conn.run_request(:patch, "v2/items/#{o.id}", o.to_json, nil) # @exact PATCH /v2/items/{} f
      @conn.public_send(:delete, "/v2/labels/#{o.id}") # @exact DELETE /v2/labels/{} f
      @conn.send(verb, "/v2/labels/#{o.id}")
    end
    def net
      uri = URI("#{BASE}/v2/companies")
      req = Net::HTTP::Get.new(uri) # @exact GET /v2/companies f
      req['X-Tenant-ID'] = '1'
      Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |h| h.request(req) }
    end
    def shell = `curl -s #{BASE}/v2/returns` # @exact GET /v2/returns f
    def any(path) = @conn.get(path) # @unresolved
  end
end

Rails.application.routes.draw do
  get '/v2/stocks', to: 'stocks#index' # @decoy
  scope('/v2') { resources :items; post '/salesOrders' => 'x#y' } # @decoy
end
Rails.logger.info 'GET /v2/stocks' # @decoy
raise ArgumentError, "POST /v2/salesOrders" # @decoy
stub_request(:get, "#{Erp::BASE}/v2/stocks") # @decoy
