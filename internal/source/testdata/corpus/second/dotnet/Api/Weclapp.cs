public class Weclapp(IHttpClientFactory factory, IMemoryCache memory, IDatabase redis)
{
    public async Task Sync()
    {
        var weclapp = factory.CreateClient("weclapp");
        await weclapp.GetAsync("v1/customers"); // @decoy
        await weclapp.PostAsJsonAsync("v2/customers", new { }); // @decoy
        memory.TryGetValue("/v2/items/1", out var item); // @decoy
        await redis.StringGetAsync("erp/v2/companies"); // @decoy
        var rest = new RestClient("https://api.shipcloud.io");
        await rest.ExecuteAsync(new RestRequest("/v2/returns", Method.Post)); // @decoy
    }
}
