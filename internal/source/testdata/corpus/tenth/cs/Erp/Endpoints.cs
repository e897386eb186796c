namespace Erp;

public static class Endpoints
{
    private const string Root = "v2";
    public const string Stocks = $"{Root}/stocks";
    public const string Orders = Root + "/salesOrders";
    public static string Item(string id) => $"{Root}/items/{Uri.EscapeDataString(id)}";
    public static class Customers
    {
        public const string Create = Root + "/customers";
        public static string ById(string id) => $"{Root}/customer/{id}";
    }
}

public record Call(HttpMethod Method, string Path);
