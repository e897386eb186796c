public class OttoClient
{
    private readonly RestClient _client = new("https://api.otto.market");
    public Task<RestResponse> Returns() => _client.ExecuteAsync(new RestRequest("v2/returns", Method.Get)); // @decoy
    public Task<RestResponse> Order(Order o) => _client.ExecuteAsync(new RestRequest("/v2/salesOrders", Method.Post).AddJsonBody(o)); // @decoy
}
public class WawiRest
{
    private readonly RestClient _client = new("http://localhost:64110/api/eazybusiness");
    public Task<RestResponse> Returns() => _client.ExecuteAsync(new RestRequest("v2/returns", Method.Get)); // @exact GET /v2/returns f
    public Task<RestResponse> Order(Order o) => _client.ExecuteAsync(new RestRequest("/v2/salesOrders", Method.Post).AddJsonBody(o)); // @exact POST /v2/salesOrders f
}
