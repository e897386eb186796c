namespace Infra;

public abstract class ErpHttp(HttpClient client)
{
    protected static readonly string ApiRoot = "https://api.jtl-cloud.com/erp/v2";

    protected async Task<T> Get<T>(string path, CancellationToken ct = default)
    {
        using var response = await client.GetAsync($"{ApiRoot}/{path}", ct);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<T>(ct))!;
    }

    protected async Task Post(string path, object body, CancellationToken ct = default)
    {
        var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        content.Headers.Add("X-Tenant-ID", Tenant);
        using var response = await client.PostAsync(ApiRoot + "/" + path, content, ct);
    }

    protected Task Send(HttpMethod method, string path)
        => client.SendAsync(new HttpRequestMessage { Method = method, RequestUri = new Uri(ApiRoot + "/" + path) });
}
