public class Paypal
{
    private readonly HttpClient _paypal;
    public async Task Go()
    {
        await _paypal.PostAsync("/v2/invoices/5/cancel", null); // @decoy
        await _client.GetAsync("https://erp.othervendor.com/erp/v2/items/5"); // @decoy
        using var http = new HttpClient { BaseAddress = new Uri(_config["Shopware:Url"]!) };
        await http.GetAsync("/v2/customers"); // @decoy
        var path = Path.Combine("/erp/v2", "items"); // @decoy
    }

    [HttpPatch("/v2/customers/{id}"), Authorize] // @decoy
    public IActionResult Patch() => NoContent();

    [Fact] public void X() => Assert.Contains("/erp/v2/items", Html); // @decoy
}
