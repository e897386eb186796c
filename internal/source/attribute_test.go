package source

import "testing"

// TestAnalyze_attributes: interfaces whose methods are calls, and the same annotations
// on servers.
func TestAnalyze_attributes(t *testing.T) {
	t.Parallel()
	const cloud = `class H { String h = "X-Tenant-ID"; }` + "\n"
	for _, test := range []struct{ name, code, want string }{
		{"a.cs", cloud + `interface IErp { [Get("/erp/v2/stocks")] Task<A> F(); }`, "GET /erp/v2/stocks"},
		{"a.cs", cloud + `interface IErp { [Delete("/erp/v2/labels/{id}")] Task F(string id); }`, "DELETE /erp/v2/labels/{id}"},
		{"a.cs", cloud + `class C { [HttpGet("/erp/v2/stocks")] public A F() => null; }`, ""},
		{"a.vb", "Interface IErp\n<Post(\"/erp/v2/stocks\")> Function F() As Task\nEnd Interface\n", "POST /erp/v2/stocks"},
		{"A.java", cloud + `interface Erp { @GET("/erp/v2/stocks") Call<A> f(); }`, "GET /erp/v2/stocks"},
		{"A.java", cloud + `interface Erp { @PATCH(value = "/erp/v2/items/{id}") Call<A> f(@Path("id") String id); }`, "PATCH /erp/v2/items/{id}"},
		{"A.java", cloud + `interface Erp { @RequestLine("POST /erp/v2/stocks") A f(); }`, "POST /erp/v2/stocks"},
		{"A.java", cloud + `interface Erp { @RequestLine("Post /erp/v2/stocks") A f(); }`, ""},
		{"A.java", cloud + `@FeignClient(name = "erp", url = "https://api.jtl-cloud.com/erp") interface Erp { @GetMapping("/v2/stocks") A f(); }`, "GET /erp/v2/stocks"},
		{"A.java", cloud + `@FeignClient(name = "erp", url = "https://api.stripe.com") interface Erp { @GetMapping("/v2/stocks") A f(); }`, ""},
		{"A.java", cloud + `@RestController class C { @GetMapping("/erp/v2/stocks") A f() { return null; } }`, ""},
		{"A.java", cloud + `@HttpExchange("https://api.jtl-cloud.com/erp") interface Erp { @PostExchange("/v2/stocks") void f(); }`, "POST /erp/v2/stocks"},
		{"A.java", cloud + `@Client("https://api.jtl-cloud.com/erp") interface Erp { @Get("/v2/stocks") A f(); }`, "GET /erp/v2/stocks"},
		{"A.java", cloud + `@Controller("/erp") class C { @Get("/erp/v2/stocks") A f() { return null; } }`, ""},
		{"A.kt", "interface Erp { @GET(\"/erp/v2/stocks\") suspend fun f(): A }\n", "GET /erp/v2/stocks"},
		{"a.ts", "class C { @Get('/erp/v2/stocks') f() { return 1 } }\n", ""},
	} {
		if got := found(t, test.name, test.code); got != test.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", test.name, test.code, got, test.want)
		}
	}
}
