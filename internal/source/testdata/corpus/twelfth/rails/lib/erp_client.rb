module ErpClient
  API_ROOT = ENV.fetch('ERP_ROOT', 'https://api.jtl-cloud.com/erp')

  class << self
    def get(path, params = {})
      call(:get, path) { |r| r.params.update(params) }
    end

    def post(path, body)
      call(:post, path) { |r| r.body = body.to_json }
    end

    def call(verb, path, &block)
      conn.run_request(verb, "#{API_ROOT}/v2/#{path}", nil, { 'X-Tenant-ID' => Current.tenant }, &block).body
    end

    def conn = Faraday.new
  end
end
