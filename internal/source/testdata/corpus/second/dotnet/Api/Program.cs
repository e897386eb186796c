var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<ErpClient>(c =>
{
    c.BaseAddress = new Uri("https://api.jtl-cloud.com/erp/");
    c.DefaultRequestHeaders.Add("X-Tenant-ID", "1");
});
builder.Services.AddHttpClient("weclapp", c => c.BaseAddress = new Uri("https://acme.weclapp.com/webapp/api/"));
var app = builder.Build();
app.MapGet("/erp/v2/items/{id}", (Guid id) => id); // @decoy
app.MapDelete("/v2/customers/{id}", async (Guid id, Db db) => await db.Delete(id)); // @decoy
app.MapControllerRoute("default", "v2/items/{id}"); // @decoy
app.UseWhen(c => c.Request.Path.StartsWithSegments("/v2/customers"), b => { }); // @decoy
app.MapFallbackToFile("/v2/stocks", "index.html"); // @decoy
app.Run();
