namespace Acme.Jtl;

/// <summary>Paths below https://api.jtl-cloud.com/erp, for example GET /v2/items/5.</summary>
internal static class ErpRoutes
{
    public const string Prefix = "/erp/v2";
    public const string Customers = Prefix + "/customers";
    public const string Shipping = Prefix + "/shippingMethods";
    public static string Contacts(Guid customerId) => $"{Customers}/{customerId}/contacts";
    public static string Order(string id) => string.Concat(Prefix, "/salesOrders/", id);
    public static readonly string[] Documented = { "/erp/v2/items", "/erp/v2/stocks" }; // @decoy
}
