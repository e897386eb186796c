namespace Shop.Erp;

public partial class ErpApi
{
    private const string ApiVersion = "v2";
    private static readonly Uri Root = new("https://api.jtl-cloud.com/erp/");
    private readonly IHttpClientFactory factory;

    private async Task<T?> GetAsync<T>(string relative, CancellationToken ct = default)
    {
        var client = factory.CreateClient();
        client.DefaultRequestHeaders.Add("X-Tenant-ID", tenant);
        var response = await client.GetAsync(new Uri(Root, relative), ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<T>(ct);
    }

    private Task SendAsync(HttpMethod method, string relative, object? body = null)
    {
        var message = new HttpRequestMessage { Method = method, RequestUri = new Uri(Root, relative) };
        message.Headers.Add("X-Tenant-ID", tenant);
        return factory.CreateClient().SendAsync(message);
    }

    public Task<Supplier[]?> Suppliers() => GetAsync<Supplier[]>($"{ApiVersion}/suppliers"); // @exact GET /v2/suppliers f
    public Task<Label?> Label(int id) => GetAsync<Label>($"{ApiVersion}/labels/{id}"); // @exact GET /v2/labels/{} f
    public Task Rename(int id, string name) => SendAsync(HttpMethod.Patch, $"{ApiVersion}/labels/{id}", new { name }); // @exact PATCH /v2/labels/{} f
    public Task Drop(int id) => SendAsync(HttpMethod.Delete, string.Format("{0}/labels/{1}", ApiVersion, id)); // @exact DELETE /v2/labels/{} f
    public string LinkTo(int id) => $"/erp/v2/labels/{id}"; // @decoy
}
