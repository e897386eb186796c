class StockService < ApplicationService
  def call
    ErpClient.get('stocks', pageNumber: 1) # @exact GET /v2/stocks x
    ErpClient.get("items/#{item.id}/prices") # @exact GET /v2/items/{}/prices x
    ErpClient.post 'salesOrders', order.as_json # @exact POST /v2/salesOrders x
    ErpClient.call(:delete, "labels/#{label.id}") # @exact DELETE /v2/labels/{} x
    Rails.logger.tagged('stocks') { info 'GET stocks' } # @decoy
    render json: Stock.where(path: 'items/1') # @decoy
    visit '/erp/v2/stocks' # @decoy
    get '/erp/v2/stocks' # @decoy
  end
end
