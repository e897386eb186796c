using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.Options;

namespace Acme.Jtl;

public sealed class ErpClient : IErpClient
{
    private readonly HttpClient _client;
    private readonly ILogger<ErpClient> _log;

    public ErpClient(HttpClient client, IOptions<JtlOptions> options, ILogger<ErpClient> log)
    {
        _client = client;
        _client.BaseAddress = new Uri("https://api.jtl-cloud.com");
        _client.DefaultRequestHeaders.Add("X-Tenant-ID", options.Value.TenantId);
        _log = log;
    }

    public async Task<Customer> CreateCustomerAsync(NewCustomer customer, CancellationToken ct)
    {
        var response = await _client.PostAsJsonAsync(ErpRoutes.Customers, customer, ct); // @exact POST /v2/customers x
        if (!response.IsSuccessStatusCode)
        {
            _log.LogError("POST /erp/v2/customers answered {Status}", response.StatusCode); // @decoy
            throw new ErpException($"POST {ErpRoutes.Customers} failed"); // @decoy
        }
        return (await response.Content.ReadFromJsonAsync<Customer>(cancellationToken: ct))!;
    }

    public Task AddContactAsync(Guid id, Contact c) => _client.PostAsync(ErpRoutes.Contacts(id), JsonContent.Create(c)); // @exact POST /v2/customers/{}/contacts x

    public async Task<IReadOnlyList<ShippingMethod>> ShippingMethodsAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ErpRoutes.Shipping); // @exact GET /v2/shippingMethods x
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await _client.SendAsync(request);
        return await answer.Content.ReadFromJsonAsync<List<ShippingMethod>>() ?? [];
    }

    public Task PatchOrderAsync(string id, object patch)
    {
        var url = ErpRoutes.Order(Uri.EscapeDataString(id));
        return _client.PatchAsJsonAsync(url, patch); // @exact PATCH /v2/salesOrders/{} x
    }

    public async Task DeleteNoteAsync(string orderId, int noteId)
    {
        var builder = new UriBuilder("https://api.jtl-cloud.com") { Path = $"/erp/v2/salesOrders/{orderId}/notes/{noteId}" };
        await _client.DeleteAsync(builder.Uri); // @exact DELETE /v2/salesOrders/{}/notes/{} f
    }

    public Task<Page<Return>?> ReturnsAsync(int page) =>
        _client.GetFromJsonAsync<Page<Return>>(QueryHelpers.AddQueryString("/erp/v2/returns", "pageNumber", page.ToString())); // @exact GET /v2/returns f

    public Task<string> RawAsync(string resource) => _client.GetStringAsync("/erp/v2/" + resource); // @unresolved
}
