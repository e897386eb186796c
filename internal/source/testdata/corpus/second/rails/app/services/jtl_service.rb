class JtlService
  include HTTParty
  base_uri 'https://api.jtl-cloud.com/erp'

  ERP = ENV.fetch('JTL_ERP', 'https://api.jtl-cloud.com/erp')

  def companies
    self.class.get('/v2/companies', headers: auth) # @exact GET /v2/companies f
  end

  def create_customer(data)
    RestClient.post("#{ERP}/v2/customers", data.to_json, auth) # @exact POST /v2/customers f
  end

  def cancel(id)
    RestClient::Request.execute(method: :post, url: "#{ERP}/v2/invoices/#{id}/cancel", headers: auth) # @exact POST /v2/invoices/{}/cancel f
  end

  def net(id)
    uri = URI.parse(ERP + "/v2/labels/" + id.to_s)
    http = Net::HTTP.new(uri.host, uri.port)
    req = Net::HTTP::Delete.new(uri.request_uri, auth) # @exact DELETE /v2/labels/{} f
    http.request(req)
  end

  def faraday
    conn = Faraday.new(url: ERP, headers: auth)
    conn.patch('/v2/items/1') { |r| r.body = '{}' } # @exact PATCH /v2/items/{} f
  end

  def decoys
    Rails.cache.read('/erp/v2/items') # @decoy
    link_to 'Item', '/v2/items/1' # @decoy
    render json: { url: '/erp/v2/items' } # @decoy
    RestClient.get("https://api.sevdesk.example/v1/invoices") # @decoy
    raise "GET #{ERP}/v2/items" # @decoy
  end
end
