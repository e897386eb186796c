class Sync
  def stocks = Faraday.get(Jtl::Api::STOCKS) # @exact GET /v2/stocks x
  def adjust(b) = Faraday.post("#{Jtl::Api::ROOT}/stocks", b) # @exact POST /v2/stocks x
  def label(id)
    Net::HTTP.start(h) { |s| s.delete("#{Jtl::Api::ROOT}/labels/#{id}") } # @exact DELETE /v2/labels/{} x
    Sidekiq.logger.warn "#{Jtl::Api::ROOT}/labels/#{id}" # @decoy
    store.delete("/erp/v2/labels/#{id}") # @decoy
  end
end
