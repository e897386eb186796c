require 'net/http'
require 'json'

class Wawi
  BASE = URI('http://localhost:5883/api/eazybusiness/')

  def items = get('items') # @exact GET /items f
  def order(id) = get("salesOrders/#{id}") # @exact GET /salesOrders/{} f
  def create(o) = post('customers', o) # @exact POST /customers f

  private

  def get(path)
    uri = URI.join(BASE.to_s, path)
    req = Net::HTTP::Get.new(uri, headers)
    Net::HTTP.start(uri.hostname, uri.port) { |http| http.request(req) }
  end

  def post(path, body)
    uri = URI.join(BASE.to_s, path)
    Net::HTTP.post(uri, body.to_json, headers)
  end

  def headers = { 'Authorization' => "Wawi #{ENV['KEY']}", 'X-AppId' => 'rb' }
end

Sinatra::Application.get('/items') { 'x' } # @decoy
puts 'GET items' # @decoy
File.read('items/1.json') # @decoy
