namespace Api;

[Route("v2/stocks")] // @decoy
public class StocksController : ControllerBase
{
    [HttpGet("/v2/items/{id}")] // @decoy
    public IActionResult Get() => Created("/v2/stocks", null); // @decoy

    [HttpPost, Route("v2/salesOrders")] // @decoy
    public IActionResult Post() => Redirect("/erp/v2/companies"); // @decoy
}

public static class Map
{
    public static void Go(WebApplication app)
    {
        app.MapGroup("/v2").MapGet("/stocks", () => 1); // @decoy
        app.MapMethods("/v2/items", new[] { "GET" }, () => 1); // @decoy
        var allowed = new HashSet<string> { "/v2/stocks", "/v2/companies" }; // @decoy
        if (ctx.Request.Path.StartsWithSegments("/v2/returns")) return; // @decoy
    }
}
