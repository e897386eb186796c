Rails.application.routes.draw do
  get '/v2/items/:id', to: 'items#show' # @decoy
  post "/v2/customers" => "customers#create" # @decoy
  resources :items
end
