var app = builder.Build();
app.MapGet("/v2/stocks", async (ErpGateway erp) => await erp.Stocks()); // @decoy
app.MapPost("/v2/salesOrders", (Order o, ErpGateway erp) => erp.Push(o)).WithName("/v2/salesOrders"); // @decoy
app.MapHub<StockHub>("/v2/stocks/changes"); // @decoy
app.UseWhen(c => c.Request.Path.StartsWithSegments("/v2/items"), b => b.UseMiddleware<X>()); // @decoy
app.MapReverseProxy(p => p.Use((c, n) => n())); 
builder.Services.AddRateLimiter(o => o.AddFixedWindowLimiter("/v2/stocks", _ => { })); // @decoy
[HttpGet("v2/customer/{id}")] // @decoy
static IResult Get(string id) => Results.Redirect($"/v2/items/{id}"); // @decoy
