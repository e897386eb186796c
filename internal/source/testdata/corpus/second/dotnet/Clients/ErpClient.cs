using System.Net.Http;
namespace Acme.Jtl;

public interface IErpClient { Task<Company[]> CompaniesAsync(CancellationToken ct); }

public class ErpClient(HttpClient client, ILogger<ErpClient> logger) : IErpClient
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public async Task<Company[]> CompaniesAsync(CancellationToken ct)
    {
        logger.LogDebug("Calling v2/companies"); // @decoy
        return await client.GetFromJsonAsync<Company[]>("v2/companies", Options, ct) ?? []; // @exact GET /v2/companies x
    }

    public Task<T> SendAsync<T>(HttpMethod method, string path, object? body = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        return Read<T>(client.SendAsync(request));
    }

    public Task<Order> Order(Guid id) => SendAsync<Order>(HttpMethod.Patch, $"v2/salesOrders/{id}"); // @exact PATCH /v2/salesOrders/{} x

    public Task Remove(Guid id) => SendAsync<object>(HttpMethod.Delete, string.Format(Endpoints.Label, id)); // @exact DELETE /v2/labels/{} x

    public async Task Invoice(Guid id)
    {
        using var request = new HttpRequestMessage
        {
            Method = HttpMethod.Post,
            RequestUri = new Uri($"{Endpoints.Root}/v2/invoices/{id}/cancel"), // @exact POST /v2/invoices/{}/cancel x
        };
        await client.SendAsync(request);
    }

    public async Task Flurl(Guid id)
    {
        await "https://api.jtl-cloud.com/erp"
            .AppendPathSegments("v2", "customers", id)
            .WithHeader("X-Tenant-ID", tenant)
            .PatchJsonAsync(new { name = "x" }); // @exact PATCH /v2/customers/{} f
        var stocks = await $"{Endpoints.Root}/v2/stocks".WithOAuthBearerToken(token).GetJsonAsync<Stock[]>(); // @exact GET /v2/stocks x
    }

    // await client.GetAsync("v2/labels"); @decoy
    /* client.PostAsync("v2/labels", null); @decoy */
}
