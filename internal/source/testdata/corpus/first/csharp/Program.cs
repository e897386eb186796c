var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/v2/items/{id}", (string id) => Results.Ok()); // @decoy
app.MapPost("/v2/salesOrders", (Order order) => Results.Created($"/v2/salesOrders/{order.Id}", order)); // @decoy
var group = app.MapGroup("/v2/customers"); // @decoy
app.Run();
