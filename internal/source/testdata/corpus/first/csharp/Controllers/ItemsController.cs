[ApiController]
[Route("v2/items")] // @decoy
public class ItemsController : ControllerBase
{
    [HttpGet("/v2/items/{id}")] // @decoy
    public IActionResult Get(string id) => Ok();

    [HttpPost("/v2/customers")] // @decoy
    public IActionResult Post() => Created("/v2/customers/1", null); // @decoy

    [Route("/v2/stocks"), HttpGet] // @decoy
    public IActionResult Stocks() => RedirectToAction("Get", "/v2/items"); // @decoy
}
