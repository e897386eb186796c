RSpec.describe JtlService do
  it 'reads' do
    stub_request(:get, 'https://api.jtl-cloud.com/erp/v2/companies').to_return(body: '[]') # @decoy
    get '/v2/items/1' # @decoy
    expect(WebMock).to have_requested(:post, 'https://api.jtl-cloud.com/erp/v2/customers') # @decoy
  end
end
