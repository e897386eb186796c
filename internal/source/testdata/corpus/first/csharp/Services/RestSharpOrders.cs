using RestSharp;

public class RestSharpOrders
{
    private readonly RestClient client = new RestClient("https://api.jtl-cloud.com/erp");

    public async Task<Order> Get(string id)
    {
        var request = new RestRequest("v2/salesOrders/{id}/lineitems", Method.Get) // @exact GET /v2/salesOrders/{}/lineitems f
            .AddUrlSegment("id", id)
            .AddHeader("X-Tenant-ID", tenant);
        return await client.GetAsync<Order>(request);
    }

    public async Task Cancel(string id)
    {
        var request = new RestRequest($"/v2/salesOrders/{id}/cancel"); // @exact POST /v2/salesOrders/{}/cancel f
        request.AddJsonBody(new { reason = 1 });
        await client.ExecutePostAsync(request);
    }

    public async Task Foreign()
    {
        var shopify = new RestClient("https://shop.myshopify.com/admin");
        await shopify.GetAsync(new RestRequest("v2/customers/1", Method.Get)); // @decoy
        using var paypal = new HttpClient { BaseAddress = new Uri("https://api.paypal.com") };
        await paypal.GetAsync("/v2/invoices/4"); // @decoy
        await paypal.PostAsync("/v2/returns", null); // @decoy
    }
}
