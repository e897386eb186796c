var adapter = new HttpClientRequestAdapter(auth) { BaseUrl = "https://api.jtl-cloud.com/erp" };
adapter.Headers.Add("X-Tenant-ID", tenant);
