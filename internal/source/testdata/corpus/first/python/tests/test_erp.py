import responses

def test_items(client, requests_mock):
    responses.add(responses.GET, "https://api.jtl-cloud.com/erp/v2/items/1", json={})  # @decoy
    requests_mock.get("https://api.jtl-cloud.com/erp/v2/stocks", json={})  # @decoy
    assert client.get("/v2/customers").status_code == 200  # @decoy
    with patch("shop.erp.requests.get") as get:
        get.assert_called_with("https://api.jtl-cloud.com/erp/v2/companies")  # @decoy
