RSpec.describe Erp::Orders do
  before { stub_request(:post, 'https://api.jtl-cloud.com/erp/v2/salesOrders').to_return(status: 201) } # @decoy
  it { expect(WebMock).to have_requested(:get, 'https://api.jtl-cloud.com/erp/v2/stocks') } # @decoy
end
