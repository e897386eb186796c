namespace C.Infrastructure;

public abstract class ApiClientBase
{
    protected HttpClient Http { get; }

    protected ApiClientBase(HttpClient http) => Http = http;

    protected async Task<T?> GetAsync<T>(string relative) =>
        await Http.GetFromJsonAsync<T>(Url(relative));

    protected async Task<TOut?> SendAsync<TIn, TOut>(HttpMethod verb, string relative, TIn body)
    {
        using var message = new HttpRequestMessage(verb, Url(relative)) { Content = JsonContent.Create(body) };
        message.Headers.Add("X-Tenant-ID", Tenant);
        using var reply = await Http.SendAsync(message);
        return await reply.Content.ReadFromJsonAsync<TOut>();
    }

    private static string Url(string relative) => "https://api.jtl-cloud.com/erp/v2/" + relative.TrimStart('/');
}
