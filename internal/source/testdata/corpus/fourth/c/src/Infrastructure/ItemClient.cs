namespace C.Infrastructure;

public class ItemClient : ApiClientBase
{
    public Task<Item?> Find(Guid id) => GetAsync<Item>($"items/{id}/descriptions"); // @exact GET /v2/items/{}/descriptions x

    public Task<Item?> Create(Item item) => SendAsync<Item, Item>(HttpMethod.Post, "/items", item); // @exact POST /v2/items x

    public async Task Save(Item item)
    {
        var path = $"items/{item.Id}";
        await SendAsync<Item, object>(HttpMethod.Patch, path, item); // @exact PATCH /v2/items/{} x
        Log.Information("PATCH /v2/items/{Id}", item.Id); // @decoy
        Cache.Remove("/v2/items/1"); // @decoy
    }
}
