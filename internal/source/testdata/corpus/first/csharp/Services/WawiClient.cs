using System.Net.Http.Json;

namespace Shop.Services;

/// <summary>Talks to <c>GET /v2/companies</c>. @decoy</summary>
public sealed class WawiClient
{
    private const string ItemsPath = "v2/items";
    private readonly HttpClient _http;
    private readonly string _baseUrl;

    public WawiClient(HttpClient http, IConfiguration configuration)
    {
        _http = http;
        _baseUrl = configuration["Wawi:Url"] ?? "http://127.0.0.1:64110/api/eazybusiness";
        _http.BaseAddress = new Uri("http://127.0.0.1:64110/api/eazybusiness/");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Wawi", configuration["Wawi:Key"]);
    }

    public async Task<Item?> GetItem(Guid id) => await _http.GetFromJsonAsync<Item>($"{ItemsPath}/{id}"); // @exact GET /v2/items/{} f

    public async Task Create(Item item)
    {
        var response = await _http.PostAsJsonAsync("v2/items", item); // @exact POST /v2/items f
        response.EnsureSuccessStatusCode();
    }

    public async Task Patch(Guid id, JsonContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"v2/customers/{id}") // @exact PATCH /v2/customers/{} f
        {
            Content = content,
        };
        await _http.SendAsync(request);
    }

    public async Task<string> Warehouses()
    {
        var url = string.Format("{0}/v2/warehouses/{1}/storagelocations", _baseUrl, 5);
        return await _http.GetStringAsync(url); // @exact GET /v2/warehouses/{}/storagelocations f
    }

    public Task Delete(string id)
    {
        using var message = new HttpRequestMessage();
        message.Method = HttpMethod.Delete;
        message.RequestUri = new Uri(_baseUrl + "/v2/manufacturers/" + id); // @exact DELETE /v2/manufacturers/{} f
        return _http.SendAsync(message);
    }

    public void Log()
    {
        // _http.GetAsync("v2/labels"); @decoy
        _logger.LogInformation("GET v2/labels"); // @decoy
        _cache.Get("v2/companies"); // @decoy
        _cache.GetOrCreateAsync("/v2/companies", e => Load()); // @decoy
        throw new InvalidOperationException("POST /v2/labels"); // @decoy
    }
}
