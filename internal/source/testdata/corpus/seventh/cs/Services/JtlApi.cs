namespace App.Services;

public class JtlApi
{
    private readonly IHttpClientFactory _factory;
    private readonly JtlOptions _options;
    public JtlApi(IHttpClientFactory factory, IOptions<JtlOptions> options) { _factory = factory; _options = options.Value; }

    private HttpClient Create()
    {
        var client = _factory.CreateClient();
        client.BaseAddress = new Uri("https://api.jtl-cloud.com/erp/");
        client.DefaultRequestHeaders.Add("X-Tenant-ID", _options.Tenant);
        return client;
    }

    public async Task<Item?> ItemAsync(string id)
    {
        using var client = Create();
        return await client.GetFromJsonAsync<Item>($"v2/items/{id}"); // @exact GET /v2/items/{} f
    }

    public async Task DeleteAsync(string id) => await Create().DeleteAsync($"v2/customers/{id}"); // @exact DELETE /v2/customers/{} f

    public async Task<HttpResponseMessage> OrderAsync(Order order)
    {
        var json = JsonSerializer.Serialize(order);
        var content = new StringContent(json, Encoding.UTF8, "application/json");
        var client = Create();
        return await client.PostAsync("v2/salesOrders", content); // @exact POST /v2/salesOrders f
    }

    public Task Upload(Stream s) => Create().PutAsync("v2/file", new StreamContent(s)); // @exact PUT /v2/file f
    private void Trace(string id) => _logger.LogInformation("DELETE v2/customers/{Id}", id); // @decoy
}
