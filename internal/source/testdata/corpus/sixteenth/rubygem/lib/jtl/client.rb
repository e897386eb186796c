require 'faraday'

module Jtl
  class Client
    API = 'https://api.jtl-cloud.com'.freeze

    %w[get post patch delete].each do |verb|
      define_method(verb) { |path, body = nil| connection.public_send(verb, path, body) }
    end

    def connection
      @connection ||= Faraday.new(API) { |f| f.headers['X-Tenant-ID'] = @tenant }
    end

    def stocks = connection.get('/erp/v2/stocks') # @exact GET /v2/stocks f
    def serials = connection.get("#{prefix}/stocks/serialnumbers") # @exact GET /v2/stocks/serialnumbers f
    def refund(body) = connection.post('erp/v2/returns') { |r| r.body = body } # @exact POST /v2/returns f
    def prefix = '/erp/v2'
    def inspect = "#<Jtl::Client GET /erp/v2/stocks>" # @decoy
    def docs = 'https://developer.jtl-software.com/erp/v2/stocks' # @decoy
  end
end
