using Infra;
namespace App;

public sealed class Orders(HttpClient client) : ErpHttp(client)
{
    private const string Resource = "salesOrders";

    public Task<Line[]> Lines(string id) => Get<Line[]>($"{Resource}/{id}/lineitems"); // @exact GET /v2/salesOrders/{}/lineitems x
    public async Task Create(Order o) => await Post(Resource, o); // @exact POST /v2/salesOrders x
    public Task Label(string id) => Send(HttpMethod.Delete, "labels/" + id); // @exact DELETE /v2/labels/{} x
    public string Describe() => $"POST {ApiRoot}/{Resource}"; // @decoy
    public Task Publish() => bus.Publish(new Message("salesOrders", "created")); // @decoy
}

public class OrdersController(Orders orders) : Controller
{
    [HttpGet("erp/v2/salesOrders/{id}/lineitems")] // @decoy
    public async Task<IActionResult> Lines(string id) => Ok(await orders.Lines(id)); // @decoy
    [Route("/v2/stocks"), Authorize(Policy = "/v2/stocks")] // @decoy
    public IActionResult Stocks() => View("stocks/index"); // @decoy
    public IActionResult Go() => LocalRedirect("/erp/v2/companies"); // @decoy
}
