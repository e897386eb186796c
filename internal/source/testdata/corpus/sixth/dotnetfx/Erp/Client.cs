namespace Erp
{
    public class Client
    {
        private readonly string _root = ConfigurationManager.AppSettings["JtlRoot"];
        private static readonly HttpClient Shared = new HttpClient();

        private string Execute(string path, string verb, string body)
        {
            var request = (HttpWebRequest)WebRequest.Create(_root + "/erp/v2" + path);
            request.Method = verb;
            request.Headers["X-Tenant-ID"] = Tenant;
            using (var response = request.GetResponse()) return Read(response);
        }

        public string Companies() { return Execute("/companies", "GET", null); } // @exact GET /v2/companies f
        public string Return(string json) { return Execute("/returns", WebRequestMethods.Http.Post, json); } // @exact POST /v2/returns f
        public string Label(int id) { return Execute(String.Format("/labels/{0}", id), "DELETE", null); } // @exact DELETE /v2/labels/{} f

        public async Task<string> Stocks()
        {
            using (var message = new HttpRequestMessage(HttpMethod.Get, _root + "/erp/v2/stocks")) // @exact GET /v2/stocks f
            using (var reply = await Shared.SendAsync(message).ConfigureAwait(false))
                return await reply.Content.ReadAsStringAsync();
        }

        public void Other()
        {
            Trace.TraceError("GET /erp/v2/stocks"); // @decoy
            HttpContext.Current.Response.Redirect("/v2/items"); // @decoy
            HttpRuntime.Cache.Insert("/erp/v2/stocks", 1); // @decoy
            new WebClient().DownloadString("https://www.example.com/erp/v2/stocks"); // @decoy
        }
    }
}
