Rails.application.routes.draw do
  get '/erp/v2/stocks', to: 'stocks#index' # @decoy
  scope '/erp/v2' do
    resources :customers, path: 'customers' # @decoy
    post 'salesOrders', to: 'orders#create' # @decoy
  end
  match '/erp/v2/items/:id', via: %i[get patch], to: 'items#show' # @decoy
end
