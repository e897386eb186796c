public class ErpClientTests
{
    [Fact]
    public async Task Creates()
    {
        var handler = new MockHttpMessageHandler();
        handler.When(HttpMethod.Post, "https://api.jtl-cloud.com/erp/v2/customers").Respond(HttpStatusCode.Created); // @decoy
        handler.Expect("https://api.jtl-cloud.com/erp/v2/stocks"); // @decoy
        await new HttpClient(handler).GetAsync("https://api.jtl-cloud.com/erp/v2/companies"); // @decoy
    }
}
