using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

public class ItemsTests
{
    const string Tenant = "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01"; // that of every sandbox

    static string Setting(string name) => Environment.GetEnvironmentVariable(name)!;

    static async Task<HttpResponseMessage> Call(string path)
    {
        using var client = new HttpClient();
        var credentials = Encoding.UTF8.GetBytes($"{Setting("CLIENT_ID")}:{Setting("CLIENT_SECRET")}");
        var grant = new HttpRequestMessage(HttpMethod.Post, Setting("JTL_ISSUER") + "/oauth/v2/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = "openid" }),
        };
        grant.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        using var granted = JsonDocument.Parse(await (await client.SendAsync(grant)).Content.ReadAsStringAsync());

        var request = new HttpRequestMessage(HttpMethod.Get, Setting("JTL_API_BASE") + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", granted.RootElement.GetProperty("access_token").GetString());
        request.Headers.Add("X-Tenant-ID", Tenant);
        return await client.SendAsync(request);
    }

    [Fact]
    public async Task TheAppMayReadItems() => Assert.Equal(HttpStatusCode.OK, (await Call("/erp/items?pageSize=3")).StatusCode);

    [Fact]
    public async Task TheAppMayNotReadCompanies() => Assert.Equal(HttpStatusCode.Forbidden, (await Call("/erp/v2/companies")).StatusCode);
}
