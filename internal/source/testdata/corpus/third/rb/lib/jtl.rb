module Jtl
  API = 'https://api.jtl-cloud.com/erp/v2'

  class Client
    def initialize(tenant) = @tenant = tenant

    def get(path, params = {})
      request(:get, path, params)
    end

    def request(method, path, payload = nil)
      HTTP.headers('X-Tenant-ID' => @tenant).request(method, "#{API}/#{path}", json: payload)
    end

    def companies
      get('companies') # @exact GET /v2/companies f
    end

    def create_label(name)
      request(:post, 'labels', { name: name }) # @exact POST /v2/labels f
    end

    def drop(id)
      request(:delete, "labels/#{id}") # @exact DELETE /v2/labels/{} f
    end
  end
end
