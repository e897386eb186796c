public class JtlClient
{
    private readonly HttpClient _client;
    public JtlClient(HttpClient client) { _client = client; _client.BaseAddress = new Uri("https://api.jtl-cloud.com/erp/"); }
    public Task<string> Stocks() => _client.GetStringAsync("v2/stocks"); // @exact GET /v2/stocks f
}
public class PlentyClient
{
    private readonly HttpClient _client;
    public PlentyClient(HttpClient client) { _client = client; _client.BaseAddress = new Uri("https://acme.plentymarkets-cloud01.com/rest/"); }
    public Task<string> Stocks() => _client.GetStringAsync("v2/stocks"); // @decoy
    public Task Push() => _client.PostAsync("v2/salesOrders", null); // @decoy
}
public class Hub
{
    private readonly HttpClient _plain = new();
    public Task Any(string url) => _plain.GetAsync(url + "/v2/stocks"); // @decoy
    public Task Hook() => _plain.PostAsync($"{_settings.WebhookUrl}/v2/stocks", null); // @decoy
    public void Map(IEndpointRouteBuilder e) => e.MapGet("v2/stocks", () => 1); // @decoy
}
