var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient("shopware", c => c.BaseAddress = new Uri("https://shop.acme.de"));
builder.Services.AddRefitClient<IErpReturns>().ConfigureHttpClient(c => c.BaseAddress = new Uri("https://api.jtl-cloud.com"));
builder.Services.AddRefitClient<IBillbee>().ConfigureHttpClient(c => c.BaseAddress = new Uri("https://app.billbee.io/api"));
var app = builder.Build();
app.MapGet("/erp/v2/stocks", (IErpClient c) => c.ReturnsAsync(1)); // @decoy
app.MapGroup("/erp/v2").MapPost("/salesOrders", Handlers.Create); // @decoy
app.MapControllerRoute("items", "erp/v2/items/{id}"); // @decoy
app.MapReverseProxy();
app.Use(async (ctx, next) => { if (ctx.Request.Path.StartsWithSegments("/erp/v2/companies")) ctx.Response.Redirect("/v2/companies"); await next(); }); // @decoy
app.Run();

[ApiController, Route("api/eazybusiness/v2/customers")] // @decoy
public class CustomersController : ControllerBase
{
    [HttpPatch("/erp/v2/customers/{id}")] // @decoy
    [ProducesResponseType(204)]
    public IActionResult Change(string id) => CreatedAtAction("/v2/customers/1", null); // @decoy
}
