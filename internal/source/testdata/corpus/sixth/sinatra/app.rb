class Api < Grape::API
  get '/erp/v2/stocks' do # @decoy
    conn = Faraday.new('https://api.jtl-cloud.com') { |f| f.headers['X-Tenant-ID'] = '1' }
    conn.get('/erp/v2/stocks') # @exact GET /v2/stocks f
    conn.run_request(:delete, '/erp/v2/labels/1', nil, nil) # @exact DELETE /v2/labels/{} f
    conn.post do |req|
      req.url '/erp/v2/returns'
    end
    Typhoeus.patch("https://api.jtl-cloud.com/erp/v2/items/#{params[:id]}", body: '{}') # @exact PATCH /v2/items/{} l
    status 200; body '/erp/v2/items' # @decoy
    Excon.get('https://woo.example.com/wc/v2/customers') # @decoy
  end
end
