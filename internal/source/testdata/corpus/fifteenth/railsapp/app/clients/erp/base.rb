# frozen_string_literal: true

module Erp
  # Base of all clients: GET /v2/items and so on.
  class Base
    HOST = ENV.fetch('JTL_API_BASE', 'https://api.jtl-cloud.com')
    ROOT = "#{HOST}/erp".freeze

    def initialize(tenant)
      @conn = Faraday.new(url: ROOT, headers: { 'X-Tenant-ID' => tenant }) do |f|
        f.request :json
        f.response :json
      end
    end

    private

    def get(path, **params)
      @conn.get(path.delete_prefix('/'), params).body
    end

    def request(verb, path, body = nil)
      @conn.run_request(verb, path, body, nil).body
    end
  end
end
