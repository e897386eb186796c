using static Domain.Api;
public class OrdersGateway(HttpClient http)
{
    public Task Create(object o) => http.PostAsJsonAsync(Domain.Api.Orders.All, o); // @exact POST /v2/salesOrders x
    public Task Change(Guid id, HttpContent c) => http.PatchAsync(Api.Orders.One(id), c); // @exact PATCH /v2/salesOrders/{} x
    public Task Cancel(Guid id) => http.PostAsync(Orders.One(id) + "/cancel", null); // @exact POST /v2/salesOrders/{}/cancel x
    public string Key(Guid id) => $"{Root}/salesOrders/{id}"; // @decoy
    public void Log() => _log.LogTrace(Orders.All); // @decoy
    public Uri Link(Guid id) => new Uri(Orders.One(id)); // @decoy
}
