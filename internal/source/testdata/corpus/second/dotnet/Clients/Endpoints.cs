namespace Acme.Jtl;

public static class Endpoints
{
    public const string Root = "https://api.jtl-cloud.com/erp";
    public const string Label = "v2/labels/{0}";
}
