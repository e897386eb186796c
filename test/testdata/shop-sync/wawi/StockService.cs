using System.Net.Http.Json;

namespace ShopSync.Wawi;

public sealed class StockService(HttpClient http)
{
    private const string BaseUrl = "http://localhost:5883/api/eazybusiness";

    public Task<Stock[]?> ReadAsync() => http.GetFromJsonAsync<Stock[]>($"{BaseUrl}/v2/stocks");

    public async Task AdjustAsync(Adjustment change)
    {
        var response = await http.PostAsJsonAsync(BaseUrl + "/v2/stocks", change);
        response.EnsureSuccessStatusCode();
    }
}
