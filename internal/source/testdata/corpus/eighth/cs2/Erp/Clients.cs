using System.Net.Http;
namespace Erp;

public static class ErpRegistration
{
    public static void AddErp(this IServiceCollection services)
    {
        services.AddHttpClient("erp", c =>
        {
            c.BaseAddress = new Uri("https://api.jtl-cloud.com/erp/");
            c.DefaultRequestHeaders.Add("X-Tenant-ID", "t");
        });
        services.AddHttpClient<ShopClient>(c => c.BaseAddress = new Uri("https://shop.example.com/"));
    }
}

public class OrderService(IHttpClientFactory factory)
{
    public async Task Run(int id)
    {
        var client = factory.CreateClient("erp");
        await client.GetFromJsonAsync<Stock[]>("v2/stocks"); // @exact GET /v2/stocks f
        await client.PostAsJsonAsync("v2/salesOrders", new { }); // @exact POST /v2/salesOrders f
        using var req = new HttpRequestMessage { Method = HttpMethod.Patch, RequestUri = new Uri($"v2/items/{id}", UriKind.Relative) }; // @exact PATCH /v2/items/{} f
        await client.SendAsync(req);
        await client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"v2/labels/{id}")); // @exact DELETE /v2/labels/{} f
        _log.LogInformation("GET v2/stocks done"); // @decoy
        throw new ErpException("POST", "/v2/salesOrders"); // @decoy
    }

    public Task<string> Any(string path) => factory.CreateClient("erp").GetStringAsync(path); // @unresolved
}

public class ShopClient(HttpClient http)
{
    public Task<string> Stocks() => http.GetStringAsync("v2/stocks"); // @decoy
    public Task Push() => http.PostAsync("/v2/salesOrders", null); // @decoy
}

public class FlurlErp
{
    readonly FlurlClient _c = new FlurlClient("https://api.jtl-cloud.com/erp");
    public Task<Item> Item(string id) => _c.Request("v2", "items", id).WithHeader("X-Tenant-ID", "1").GetJsonAsync<Item>(); // @exact GET /v2/items/{} f
    public Task Push(object o) => "https://api.jtl-cloud.com/erp".AppendPathSegment("v2/customers").PostJsonAsync(o); // @exact POST /v2/customers l
}
