using Flurl;
using Flurl.Http;

namespace Erp;

public static class ErpUrls
{
    public const string Base = "https://api.jtl-cloud.com/erp";
    public static Url Returns => Base.AppendPathSegments("v2", "returns");
}

public class FlurlErp
{
    public Task<List<Company>> Companies() => "https://api.jtl-cloud.com/erp".AppendPathSegment("v2/companies").WithHeader("X-Tenant-ID", Tenant).GetJsonAsync<List<Company>>(); // @exact GET /v2/companies l
    public Task Create(Return r) => ErpUrls.Base.AppendPathSegments("v2", "returns").WithHeader("X-Tenant-ID", Tenant).PostJsonAsync(r); // @exact POST /v2/returns f
    public Task Remove(int id) => $"{ErpUrls.Base}/v2/labels/{id}".WithHeader("X-Tenant-ID", Tenant).DeleteAsync(); // @exact DELETE /v2/labels/{} f
    public Task Shop() => "https://shop.example.com".AppendPathSegment("v2/companies").GetAsync(); // @decoy
    public string Help => "GET https://api.jtl-cloud.com/erp/v2/companies"; // @decoy
}

[Route("erp/v2/[controller]")] // @decoy
public class StocksController : ControllerBase
{
    [HttpGet("/erp/v2/stocks")] public IActionResult Get() => LocalRedirect("/erp/v2/stocks"); // @decoy
    [HttpPut("~/v2/labels/{id}")] public IActionResult Put() => Ok(); // @decoy
    [SwaggerOperation("POST /v2/stocks")] public IActionResult Doc() => Url.Action("/v2/stocks") is null ? NotFound() : Ok(); // @decoy
}
