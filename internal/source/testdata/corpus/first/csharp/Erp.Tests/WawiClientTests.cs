public class WawiClientTests
{
    [Fact]
    public async Task Reads()
    {
        _handler.When(HttpMethod.Get, "https://api.jtl-cloud.com/erp/v2/items/1").Respond("application/json", "{}"); // @decoy
        server.Given(Request.Create().WithPath("/erp/v2/stocks").UsingGet()); // @decoy
        var response = await _client.GetAsync("/v2/companies"); // @decoy
        Assert.Equal("/v2/companies", response.RequestMessage.RequestUri.AbsolutePath); // @decoy
    }
}
