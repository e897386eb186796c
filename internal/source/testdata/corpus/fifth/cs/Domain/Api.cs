namespace Domain;
public static class Api
{
    public const string Root = "https://api.jtl-cloud.com/erp/v2";
    public static class Orders { public const string All = Root + "/salesOrders"; public static string One(Guid id) => $"{All}/{id}"; }
}
