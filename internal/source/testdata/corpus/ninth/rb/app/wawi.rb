class Wawi
  include HTTParty
  base_uri 'http://wawi:5883/api/eazybusiness'
  headers 'Authorization' => "Wawi #{ENV['KEY']}"

  def items(page) = self.class.get('/items', query: { pageNumber: page }) # @exact GET /items f
  def note(id, text)
    self.class.post("/customers/#{id}/notes", body: { text: text }.to_json) # @exact POST /customers/{}/notes f
  end
  def via_rest_client(id)
    RestClient::Request.execute(method: :delete, url: "http://wawi:5883/api/eazybusiness/customers/#{id}", headers: {}) # @exact DELETE /customers/{} l
    RestClient.get 'http://wawi:5883/api/eazybusiness/companies', { Authorization: 'Wawi x' } # @exact GET /companies l
  rescue RestClient::NotFound
    logger.warn "GET /companies" # @decoy
    redirect_to '/customers' # @decoy
    render 'items/show' # @decoy
  end
end
describe Wawi do
  it('reads') { expect(a_request(:get, '/items')).to have_been_made } # @decoy
end
