class ErpService
  BASE = Rails.application.config.x.jtl.base || 'https://api.jtl-cloud.com/erp'
  PATHS = { stocks: '/v2/stocks', order: '/v2/salesOrders/%<id>s' }.freeze

  def stocks = call(:get, PATHS[:stocks]) # @exact GET /v2/stocks f
  def change(id, body) = call(:patch, format(PATHS[:order], id: id), body) # @exact PATCH /v2/salesOrders/{} f

  def call(verb, path, body = nil)
    HTTP.headers('X-Tenant-ID' => tenant).request(verb, "#{BASE}#{path}", json: body)
  end

  def log = Rails.logger.warn("PATCH #{BASE}/v2/salesOrders") # @decoy
  def cached = Rails.cache.fetch('/erp/v2/stocks') { stocks } # @decoy
  def self.woo = HTTP.get('https://woo.example.com/wp-json/wc/v2/customers') # @decoy
  def go = redirect_to('/erp/v2/stocks') # @decoy
end
