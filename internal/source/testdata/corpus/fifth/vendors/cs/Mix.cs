public class Mix
{
    private readonly HttpClient _jtl = new() { BaseAddress = new Uri("https://api.jtl-cloud.com/erp/") };
    private readonly HttpClient _odoo = new() { BaseAddress = new Uri("https://odoo.example.com/") };
    public async Task Go(string id)
    {
        await _odoo.GetAsync($"v2/customer/{id}"); // @decoy
        await _jtl.GetAsync($"v2/customer/{id}"); // @exact GET /v2/customer/{} f
        await _odoo.PostAsync("v2/customers", null); // @decoy
        await Post(_jtl, "v2/returns"); // @exact POST /v2/returns f
    }
    private static Task Post(HttpClient client, string path) => client.PostAsync(path, null);
}
