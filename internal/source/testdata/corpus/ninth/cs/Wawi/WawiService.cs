using System.Net.Http.Json;

namespace Wawi;

public sealed record WawiOptions { public string BaseUrl { get; init; } = "http://localhost:5883/api/eazybusiness/"; }

public interface IWawi { Task<Item?> Item(int id); }

public sealed class WawiService : IWawi
{
    private readonly HttpClient _http;
    private readonly ILogger<WawiService> _logger;

    public WawiService(HttpClient http, IOptions<WawiOptions> options, ILogger<WawiService> logger)
    {
        _http = http;
        _http.BaseAddress = new Uri(options.Value.BaseUrl);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Wawi", key);
        _logger = logger;
    }

    public Task<Item?> Item(int id) => SendAsync<Item>(HttpMethod.Get, $"items/{id}"); // @exact GET /items/{} f

    public async Task<IReadOnlyList<Order>> Orders(CancellationToken ct = default)
        => (await SendAsync<Page<Order>>(HttpMethod.Get, "salesOrders", ct: ct))!.Items; // @exact GET /salesOrders f

    public Task Note(int id, string text) => SendAsync<object>(HttpMethod.Post, $"customers/{id}/notes", new { text }); // @exact POST /customers/{}/notes f

    public async Task<byte[]> Image(string id)
    {
        using var response = await _http.GetAsync($"items/imagedata/{id}", HttpCompletionOption.ResponseHeadersRead); // @exact GET /items/imagedata/{} f
        _logger.LogDebug("items/imagedata/{Id}", id); // @decoy
        Activity.Current?.AddTag("http.route", "/items/{id}"); // @decoy
        return await response.Content.ReadAsByteArrayAsync();
    }

    private async Task<T?> SendAsync<T>(HttpMethod method, string path, object? body = null, CancellationToken ct = default)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var response = await _http.SendAsync(request, ct);
        if (!response.IsSuccessStatusCode) throw new WawiException(path, (int)response.StatusCode);
        return await response.Content.ReadFromJsonAsync<T>(cancellationToken: ct);
    }
}

public class RestWawi
{
    private readonly RestClient client = new(new RestClientOptions("http://wawi:5883/api/eazybusiness"));
    public async Task<List<W>> Warehouses() => await client.GetAsync<List<W>>(new RestRequest("warehouses")); // @exact GET /warehouses f
    public async Task Push(object o)
    {
        var request = new RestRequest("stocks", Method.Post).AddJsonBody(o); // @exact POST /stocks f
        await client.ExecuteAsync(request);
        var other = new RestRequest("items/{id}").AddUrlSegment("id", 1); // @exact PATCH /items/{} f
        await client.PatchAsync(other);
        File.WriteAllText("items/1.json", ""); // @decoy
        TempData["Next"] = "/customers"; // @decoy
    }
}
