class App < Sinatra::Base
  get '/v2/companies' do # @decoy
    json Jtl::Client.new(t).companies
  end
  delete '/erp/v2/labels/:id' do |id| # @decoy
    logger.info "/erp/v2/labels/#{id}" # @decoy
    HTTParty.delete("https://api.easybill.example/v2/customers/#{id}") # @decoy
  end
end
