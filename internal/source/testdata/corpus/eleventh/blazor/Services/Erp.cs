using Refit;
using Polly;

public interface IErp
{
    [Get("/v2/stocks")] Task<List<Stock>> StocksAsync([Query] int page); // @exact GET /v2/stocks f
    [Post("/v2/salesOrders")] Task<Order> CreateAsync([Body] Order o); // @exact POST /v2/salesOrders f
    [Patch("/v2/items/{id}")] Task<Item> UpdateAsync(string id, [Body] object patch); // @exact PATCH /v2/items/{} f
}

public class ErpApi(HttpClient http, ITokens tokens)
{
    private static readonly Uri Root = new("https://api.jtl-cloud.com/erp/");

    private async Task<T> Call<T>(string verb, string path, object? body = null, string tenant = "")
    {
        var message = new HttpRequestMessage(new HttpMethod(verb), new Uri(Root, path));
        message.Headers.Add("X-Tenant-ID", tenant);
        message.Content = body is null ? null : JsonContent.Create(body);
        var response = await _policy.ExecuteAsync(() => http.SendAsync(message));
        return (await response.Content.ReadFromJsonAsync<T>())!;
    }

    public Task<Company[]> Companies() => Call<Company[]>("GET", "v2/companies"); // @exact GET /v2/companies f
    public Task Drop(string id) => Call<object>("DELETE", $"v2/labels/{id}"); // @exact DELETE /v2/labels/{} f
    public Task Note(string id, string t) => Call<object>(verb: "POST", path: $"v2/customers/{id}/notes", body: new { t }); // @exact POST /v2/customers/{}/notes f
}

public class Page : ComponentBase
{
    [Inject] NavigationManager Nav { get; set; } = default!;
    void Go() => Nav.NavigateTo("/v2/stocks"); // @decoy
    RenderFragment Link => b => b.AddAttribute(1, "href", "/v2/companies"); // @decoy
    async Task Load() => await Js.InvokeAsync<string>("open", "/v2/stocks"); // @decoy
    async Task Own() => await OwnApi.GetFromJsonAsync<Stock[]>("api/stocks"); // @decoy
}
