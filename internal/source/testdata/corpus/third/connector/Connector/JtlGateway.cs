namespace Connector;

internal sealed class JtlGateway : IJtlGateway
{
    private readonly IRestClient _rest;
    private readonly HttpClient _http;
    private const string Orders = "/v2/salesOrders";

    public JtlGateway(IOptions<JtlOptions> options)
    {
        _rest = new RestClient(new RestClientOptions("https://api.jtl-cloud.com/erp") { ThrowOnAnyError = true });
        _http = new HttpClient { BaseAddress = new Uri("https://api.jtl-cloud.com/erp/") };
        _http.DefaultRequestHeaders.Add("X-Tenant-ID", options.Value.Tenant);
    }

    public async Task<Order> CreateAsync(NewOrder order)
    {
        var request = new RestRequest(Orders, Method.Post).AddJsonBody(order); // @exact POST /v2/salesOrders f
        return await _rest.PostAsync<Order>(request) ?? throw new GatewayException();
    }

    public Task<Stream> PdfAsync(string id) =>
        _http.GetStreamAsync($"v2/salesOrders/{id}/files/1"); // @exact GET /v2/salesOrders/{}/files/{} f

    public async Task DeleteAsync(string customerId, CancellationToken ct)
    {
        using var response = await _http.DeleteAsync("v2/customers/" + Uri.EscapeDataString(customerId), ct); // @exact DELETE /v2/customers/{} f
        response.EnsureSuccessStatusCode();
    }

    public async Task UpdateAsync(Customer c)
    {
        var uri = new UriBuilder("https://api.jtl-cloud.com") { Path = "erp/v2/customers/" + c.Id }.Uri;
        await _http.PatchAsync($"v2/customers/{c.Id}", JsonContent.Create(c)); // @exact PATCH /v2/customers/{} f
        _logger.LogError("PATCH v2/customers/{Id}", c.Id); // @decoy
        _metrics.Increment("/v2/customers"); // @decoy
        await _bus.PublishAsync("/v2/customers", c); // @decoy
    }
}
