import responses
import respx


@responses.activate
def test_companies(client):
    responses.add(responses.GET, "https://api.jtl-cloud.com/erp/v2/companies", json=[])  # @decoy
    respx.post("https://api.jtl-cloud.com/erp/v2/salesOrders").respond(201)  # @decoy
    assert client.companies() == []
    assert responses.calls[0].request.url == "https://api.jtl-cloud.com/erp/v2/companies"  # @decoy
