using Refit;

[Headers("X-Tenant-ID: 1")]
public interface IErpApi
{
    [Get("/v2/companies")] // @exact GET /v2/companies l
    Task<Page<Company>> Companies();

    [Post("/v2/returns")] // @exact POST /v2/returns l
    Task CreateReturn([Body] Return body);

    [Patch("/v2/customers/{id}")] // @exact PATCH /v2/customers/{} l
    Task Change(string id, [Body] Customer customer);
}
