using Refit;

namespace Acme.Jtl;

[Headers("Authorization: Bearer", "X-Tenant-ID: 0")]
public interface IErpReturns
{
    [Get("/erp/v2/returns/{id}/packages")] // @exact GET /v2/returns/{}/packages l
    Task<List<Package>> Packages(string id);

    [Put("/erp/v2/workers/{syncId}")] // @exact PUT /v2/workers/{} l
    Task StartSync(string syncId, [Query] int type);
}
