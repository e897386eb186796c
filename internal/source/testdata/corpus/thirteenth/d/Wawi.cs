using RestSharp;
using System.Net;

public class WawiApi
{
    private const string Host = "http://127.0.0.1:5883";
    private static readonly string Api = Host + "/api/eazybusiness";
    private readonly RestClient _rest = new RestClient(Api);

    private RestRequest Request(string resource, Method method)
    {
        var r = new RestRequest(resource, method);
        r.AddHeader("Authorization", "Wawi " + Key);
        r.AddHeader("X-AppId", "cs");
        return r;
    }

    public async Task<Item> GetItem(int id)
    {
        var response = await _rest.ExecuteAsync<Item>(Request($"items/{id}", Method.Get)); // @exact GET /items/{} f
        if (!response.IsSuccessful) throw new Exception($"GET items/{id}"); // @decoy
        return response.Data;
    }

    public Task Create(Customer c) => _rest.ExecuteAsync(Request("customers", Method.Post).AddJsonBody(c)); // @exact POST /customers f

    public string Legacy(string number)
    {
        using (var wc = new WebClient())
        {
            wc.Headers.Add("Authorization", "Wawi " + Key);
            return wc.DownloadString(Api + "/salesOrders?number=" + number); // @exact GET /salesOrders f
        }
    }

    public void Old(int id, string json)
    {
        var req = (HttpWebRequest)WebRequest.Create(string.Format("{0}/customers/{1}/notes", Api, id)); // @exact POST /customers/{}/notes f
        req.Method = "POST";
        req.Headers["Authorization"] = "Wawi " + Key;
        using var s = new StreamWriter(req.GetRequestStream());
        Trace.TraceInformation("customers/{0}/notes", id); // @decoy
        Directory.CreateDirectory("items/images"); // @decoy
    }
}

public class ItemsController : ApiController
{
    [HttpGet, Route("api/eazybusiness/items")] // @decoy
    public IHttpActionResult Get() => Redirect("/customers"); // @decoy
    public ActionResult Link() => Content(Url.Content("~/items")); // @decoy
}
