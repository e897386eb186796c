namespace Erp;

public class ErpGateway(IHttpClientFactory factory, ILogger<ErpGateway> log)
{
    private HttpClient Client => factory.CreateClient("jtl");

    public async Task<Stock[]> Stocks() => await Client.GetFromJsonAsync<Stock[]>(Endpoints.Stocks) ?? []; // @exact GET /v2/stocks x

    public async Task Push(Order o)
    {
        var res = await Client.PostAsJsonAsync(Endpoints.Orders, o); // @exact POST /v2/salesOrders x
        if (!res.IsSuccessStatusCode) log.LogError("POST {Path}", Endpoints.Orders); // @decoy
        await Client.PatchAsJsonAsync(Endpoints.Item(o.ItemId), new { o.Price }); // @exact PATCH /v2/items/{} x
    }

    public Task<Customer?> Customer(string id) => Client.GetFromJsonAsync<Customer>(Endpoints.Customers.ById(id)); // @exact GET /v2/customer/{} x

    public async Task Run(Call call)
    {
        using var request = new HttpRequestMessage(call.Method, call.Path);
        await Client.SendAsync(request);
    }

    public async Task All()
    {
        await Run(new Call(HttpMethod.Get, "v2/warehouses")); // @exact GET /v2/warehouses x
        await Run(new(HttpMethod.Delete, "v2/labels/1")); // @exact DELETE /v2/labels/{} x
        await Run(new Call(HttpMethod.Post, Endpoints.Customers.Create)); // @exact POST /v2/customers x
    }

    public async Task<string> Dynamic(string resource, string id) => await Client.GetStringAsync($"v2/{resource}/{id}"); // @unresolved
}

public static class Setup
{
    public static IServiceCollection AddErp(this IServiceCollection s) =>
        s.AddHttpClient("jtl", (sp, c) =>
        {
            c.BaseAddress = new Uri("https://api.jtl-cloud.com/erp/");
            c.DefaultRequestHeaders.Add("X-Tenant-ID", sp.GetRequiredService<Tenant>().Id);
        }).Services;
}
