package source

import (
	"strings"
	"testing"
)

// TestAnalyze_bases: where the address of a client is said.
func TestAnalyze_bases(t *testing.T) {
	t.Parallel()
	const ours, other = "https://api.jtl-cloud.com/erp", "https://api.stripe.com/erp"
	for _, test := range []struct{ name, code, want string }{
		{"a.ts", "const c = axios.create({ baseURL: '%s' }); c.get('/v2/stocks')", "GET /erp/v2/stocks"},
		{"a.ts", "const o = { baseURL: '%s' }; const c = axios.create(o); c.get('/v2/stocks')", "GET /erp/v2/stocks"},
		{"a.ts", "const c = axios.create(); c.defaults.baseURL = '%s'; c.get('/v2/stocks')", "GET /erp/v2/stocks"},
		{"a.ts", "const c = ky.extend({ prefixUrl: '%s' }); c.get('v2/stocks')", "GET /erp/v2/stocks"},
		{"a.ts", "$fetch('/v2/stocks', { baseURL: '%s' })", "GET /erp/v2/stocks"},
		{"a.ts", "const make = () => $fetch.create({ baseURL: '%s' }); async function f() { const api = make(); await api('/v2/stocks') }", "GET /erp/v2/stocks"},
		{"a.ts", "const c = axios.create({ baseURL: '%s' }); c.get('/erp/v2/stocks')", "GET /erp/v2/stocks"},
		{"a.ts", "const w = wretch('%s'); w.url('/v2/stocks').get()", "GET /erp/v2/stocks"},
		{"a.cs", `class A { void F() { var c = new HttpClient { BaseAddress = new Uri("%s/") }; c.GetAsync("v2/stocks"); } }`, "GET /erp/v2/stocks"},
		{"a.cs", `class S { void R(IServiceCollection s) { s.AddHttpClient("x", c => c.BaseAddress = new Uri("%s/")); } } class A(IHttpClientFactory f) { void F() { var c = f.CreateClient("x"); c.GetAsync("v2/stocks"); } }`, "GET /erp/v2/stocks"},
		{"a.cs", `class S { void R(IServiceCollection s) { s.AddHttpClient("y", c => c.BaseAddress = new Uri("%s/")); } } class A(IHttpClientFactory f) { void F() { var c = f.CreateClient("x"); c.GetAsync("v2/stocks"); } }`, ""},
		{"a.cs", `class S { void R(IServiceCollection s) { s.AddHttpClient<A>(c => c.BaseAddress = new Uri("%s/")); } } class A(HttpClient http) { void F() { http.GetAsync("v2/stocks"); } }`, "GET /erp/v2/stocks"},
		{"a.cs", `class A { void F() { var c = new HttpClient(); c.BaseAddress = new Uri("%s/"); c.GetAsync("v2/stocks"); } void G() { var c = new HttpClient(); c.BaseAddress = new Uri("https://x.example.com/"); c.GetAsync("v2/companies"); } }`, "GET /erp/v2/stocks"},
		{"a.cs", `class A { HttpClient http; A() { http.BaseAddress = new Uri("%s/"); } void F() { http.GetAsync("v2/stocks"); } } class B { HttpClient http; B() { http.BaseAddress = new Uri("https://x.example.com/"); } void F() { http.GetAsync("v2/companies"); } }`, "GET /erp/v2/stocks"},
		{"a.php", `<?php class A { function __construct() { $this->http = new Client(['base_uri' => '%s/']); } function f() { return $this->http->get('v2/stocks'); } } class B { function __construct(private Client $http) {} function f() { return $this->http->get('customers'); } }`, "GET /erp/v2/stocks"},
		{"a.php", `<?php $c = new Client(['base_uri' => '%s/']); $c->get('v2/stocks');`, "GET /erp/v2/stocks"},
		{"a.php", `<?php function f() { return Http::baseUrl('%s')->get('/v2/stocks'); }`, "GET /erp/v2/stocks"},
		{"a.py", "with httpx.Client(base_url='%s') as c:\n    c.get('/v2/stocks')\n", "GET /erp/v2/stocks"},
		{"a.py", "def make():\n    return httpx.Client(base_url='%s')\n\ndef f():\n    c = make()\n    c.get('/v2/stocks')\n", "GET /erp/v2/stocks"},
		{"a.cs", `class A { RestClient _c = new("https://shop.example"); object F() => _c.Execute(new RestRequest("v2/stocks", Method.Get)); } class B { RestClient _c = new("%s"); }`, ""},
		{"a.cs", `class A { RestClient _c = new("%s"); object F() => _c.Execute(new RestRequest("v2/stocks", Method.Get)); } class B { RestClient _c = new("https://shop.example"); }`, "GET /erp/v2/stocks"},
		{"a.rb", "class A\n  include HTTParty\n  base_uri '%s'\nend\nclass B\n  include HTTParty\n  base_uri 'https://shop.example'\n  def f\n    self.class.get('/v2/stocks')\n  end\nend\n", ""},
		{"a.rb", "class A\n  include HTTParty\n  base_uri '%s'\n  def f\n    self.class.get('/v2/stocks')\n  end\nend\n", "GET /erp/v2/stocks"},
		{"a.kt", "class A { val client = HttpClient { defaultRequest { url(\"%s/\") } }\n suspend fun f() = client.get(\"v2/stocks\") }", "GET /erp/v2/stocks"},
	} {
		if got := found(t, test.name, replace(test.code, ours)); got != test.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", test.name, test.code, got, test.want)
		}
		if got := found(t, test.name, replace(test.code, other)); got != "" {
			t.Errorf("%s of another vendor: %s\ngot  %s", test.name, test.code, got)
		}
	}
}

// TestBaseIn_cycle: options that name each other end.
func TestBaseIn_cycle(t *testing.T) {
	t.Parallel()
	files := []File{
		{"a.ts", []byte("import { b } from './b'; export const a = { x: f(b) }; const c = axios.create(a); c.get('/erp/v2/stocks')\n")},
		{"b.ts", []byte("import { a } from './a'; export const b = { y: f(a) };\n")},
		{"c.php", []byte("<?php function f($url, $args) { $args = wp_parse_args($args, ['a' => 1]); $more = array_merge($more, $args); wp_remote_request($url . '/erp/v2/stocks', $args); }\n")},
		{"d.ts", []byte("const o = Object.assign({}, p); const p = Object.assign({}, o); fetch('https://api.jtl-cloud.com/erp/v2/stocks', o)\n")},
	}
	if got := foundTexts(t, files); len(got) == 0 {
		t.Error("nothing was found")
	}
}

func replace(code, address string) string { return strings.ReplaceAll(code, "%s", address) }
