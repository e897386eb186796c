class SyncJob
  include Sidekiq::Job
  sidekiq_options queue: '/v2/stocks' # @decoy

  ERP = Rails.application.config.x.erp_url || 'https://api.jtl-cloud.com/erp'

  def perform(id)
    connection.get('v2/stocks', pageNumber: 1) # @exact GET /v2/stocks f
    connection.patch("v2/items/#{id}") do |req| # @exact PATCH /v2/items/{} f
      req.body = { x: 1 }
    end
    connection.delete "v2/labels/#{id}" # @exact DELETE /v2/labels/{} f
    HTTP.headers('X-Tenant-ID' => tenant).post("#{ERP}/v2/customers", json: {}) # @exact POST /v2/customers f
    Rails.logger.info "GET v2/stocks" # @decoy
    Rails.cache.delete('v2/stocks') # @decoy
    Turbo::StreamsChannel.broadcast_replace_to 'v2/stocks' # @decoy
  end

  private

  def connection
    @connection ||= Faraday.new(ERP) do |f|
      f.headers['X-Tenant-ID'] = tenant
      f.response :json
    end
  end
end
