public enum Area { Stocks, Companies }

public class ErpService
{
    private readonly HttpClient http = new() { BaseAddress = new Uri("https://api.jtl-cloud.com/erp/") };

    private static string PathOf(Area area) => area switch
    {
        Area.Stocks => "v2/stocks",
        Area.Companies => "v2/companies",
        _ => throw new ArgumentOutOfRangeException(nameof(area)),
    };

    private Task<string> Load(Area area) => http.GetStringAsync(PathOf(area));

    public Task<string> Stocks() => Load(Area.Stocks); // @exact GET /v2/stocks f
    public Task<string> Companies() => Load(Area.Companies); // @exact GET /v2/companies f
}
