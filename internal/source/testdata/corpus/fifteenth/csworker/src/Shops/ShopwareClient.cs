namespace Acme.Shops;

public class ShopwareClient(IHttpClientFactory factory)
{
    private const string Stocks = "/v2/stocks"; // @decoy
    private HttpClient Http => factory.CreateClient("shopware");

    public Task<HttpResponseMessage> SyncAsync(object o) => Http.PostAsJsonAsync("/api/v2/customers", o); // @decoy
    public Task<string> StockAsync() => Http.GetStringAsync(Stocks); // @decoy
    public Task<string> OrderAsync(string id) => Http.GetStringAsync($"https://shop.acme.de/erp/v2/salesOrders/{id}/lineitems"); // @decoy
}

[Headers("X-Billbee-Api-Key: x")]
public interface IBillbee
{
    [Get("/v2/stocks")] // @decoy
    Task<Stock[]> Stocks();
    [Post("/v2/salesOrders")] // @decoy
    Task Push([Body] Order o);
}
