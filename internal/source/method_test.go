package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// found writes what is found as METHOD PATH, with ? for a method that is not known and
// for an address that is not certain.
func found(t *testing.T, name, code string) string {
	t.Helper()
	var all []string
	result := calls(t, name, code)
	for _, c := range result.Calls {
		verb := c.Method
		if verb == "" {
			verb = "?"
		}
		if !c.Sure {
			verb += "?"
		}
		all = append(all, verb+" "+c.Path+c.Field)
	}
	for _, u := range result.Unresolved {
		all = append(all, "unresolved "+u.Reason)
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), ", ")
}

const stocks = "https://api.jtl-cloud.com/erp/v2/stocks"

// TestAnalyze_methods: a method is known or it is not; it is never guessed.
func TestAnalyze_methods(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, code, want string }{
		{"a.ts", `fetch(§)`, "GET"},
		{"a.ts", `fetch(§, { headers })`, "GET"},
		{"a.ts", `fetch(§, { method: 'post' })`, "POST"},
		{"a.ts", `const { data } = await useFetch(§, { headers })`, "GET"},
		{"a.ts", `useLazyFetch(§, { method: 'POST' })`, "POST"},
		{"a.ts", `fetch(§, options)`, "?"},
		{"a.ts", `fetch(§, { ...options })`, "?"},
		{"a.ts", `fetch(§, { method })`, "?"},
		{"a.ts", `fetch(§, { method: verb })`, "?"},
		{"a.ts", `fetch(§, Object.assign({}, base, { method: 'POST' }))`, "POST"},
		{"a.ts", `fetch(§, makeOptions())`, "?"},
		{"a.ts", `const o = {}; o.method = 'POST'; fetch(§, o)`, "POST"},
		{"a.ts", `const o = { headers: {} }; fetch(§, o)`, "GET"},
		{"a.ts", `const base = { method: 'POST' }; fetch(§, { ...base, headers })`, "POST"},
		{"a.ts", `fetch(§, { method: x ? 'POST' : 'GET' })`, "GET POST"},
		{"a.ts", `let m = 'POST'; fetch(§, { method: m })`, "POST"},
		{"a.ts", `function f(m) { return fetch(§, { method: m }) }`, "?"},
		{"a.ts", `const f = (o) => fetch(§, o); f({ method: 'POST' }); f();`, "GET POST"},
		{"a.ts", `fetch(§, { method: 'GET', ...options })`, "?"},
		{"a.ts", `const f = (o) => fetch(§, { method: 'PUT', ...o }); f({ method: 'POST' });`, "POST"},
		{"a.ts", `const f = (x) => fetch(§, { method: x }); f('POST');`, "POST"},
		{"a.ts", `const f = (u, b) => fetch(u, { method: b ? 'POST' : 'GET' }); f(§);`, "GET? POST?"},
		{"a.py", "def f(u, d=None):\n    if d:\n        return requests.post(u, json=d)\n    return requests.get(u)\nf(§)\n", "GET? POST?"},
		{"a.cs", `class A { void F(string verb) { var r = (HttpWebRequest)WebRequest.Create(§); r.Method = verb; r.GetResponse(); } }`, "?"},
		{"a.cs", `class A { void F() { Send(WebRequest.Create(§)); } }`, "?"},
		{"a.rb", "conn.post do |r|\n  r.url '" + stocks + "'\nend\n", "POST"},
		{"a.ts", `axios({ url: §, method: 'post' })`, "POST"},
		{"a.ts", `axios.request({ url: §, method: m })`, "?"},
		{"a.ts", `client[method](§)`, "?"},
		{"a.ts", `http.request(§)`, "?"},
		{"a.ts", `$.ajax({ url: § })`, "GET"},
		{"a.ts", `$.ajax({ url: §, type: 'POST' })`, "POST"},
		{"a.ts", `client.GET(§)`, "GET"},
		{"a.cs", `class A { void F() { c.SendAsync(new HttpRequestMessage(HttpMethod.Post, §)); } }`, "POST"},
		{"a.cs", `class A { void F() { c.SendAsync(new HttpRequestMessage(n ? HttpMethod.Post : HttpMethod.Get, §)); } }`, "GET POST"},
		{"a.cs", `class A { void F() { c.SendAsync(new HttpRequestMessage(verb, §)); } }`, "?"},
		{"a.cs", `class A { void F() { var m = HttpMethod.Post; var r = new HttpRequestMessage(m, §); c.SendAsync(r); } }`, "POST"},
		{"a.cs", `class A { void F() { var r = new RestRequest(§); r.Method = X(); c.ExecuteAsync(r); } }`, "?"},
		{"a.cs", `class A { void F() { var r = new RestRequest(§); c.ExecuteAsync(r); } }`, "GET"},
		{"a.java", `class A { void f() { Request r = new Request.Builder().url(§).method(m, b).build(); } }`, "?"},
		{"a.java", `class A { void f() { Request r = new Request.Builder().url(§).build(); } }`, "GET"},
		{"a.java", `class A { void f() { Request.Builder b = new Request.Builder(); b.url(§); b.post(x); } }`, "POST"},
		{"a.py", `requests.request(method, §)`, "?"},
		{"a.py", `requests.request("POST", §)`, "POST"},
		{"a.py", `urllib.request.urlopen(§, timeout=5)`, "GET"},
		{"a.py", `urllib.request.Request(§, data=b"")`, "POST"},
		{"a.php", `<?php $ch = curl_init(§); curl_setopt($ch, CURLOPT_CUSTOMREQUEST, $m); curl_exec($ch);`, "?"},
		{"a.php", `<?php file_get_contents(§, false, $c);`, "?"},
		{"a.php", `<?php $c->request($m, §);`, "?"},
		{"a.go", `package a; func f(m string) { r, _ := http.NewRequest(m, §, nil) }`, "?"},
		{"a.go", `package a; func f() { r, _ := http.NewRequest(http.MethodPost, §, nil) }`, "POST"},
		{"a.sh", `curl $OPTIONS §`, "?"},
		{"a.sh", `curl "${ARGS[@]}" §`, "?"},
		{"a.sh", `curl -X "$VERB" §`, "?"},
		{"a.ps1", `Invoke-RestMethod -Uri § -Method $m`, "?"},
		{"a.ps1", `Invoke-RestMethod -Uri § @more`, "?"},
		{"a.rb", `HTTParty.send(verb, §)`, "?"},
		{"a.rs", `fn f() { client.request(m, §).send(); }`, "?"},
	} {
		quote := `"` + stocks + `"`
		if strings.HasSuffix(test.name, ".php") || strings.HasSuffix(test.name, ".ts") {
			quote = "'" + stocks + "'"
		}
		var want []string
		for verb := range strings.FieldsSeq(test.want) {
			want = append(want, verb+" /erp/v2/stocks")
		}
		code := strings.ReplaceAll(test.code, "§", quote)
		if got := found(t, test.name, code); got != strings.Join(want, ", ") {
			t.Errorf("%s: %s\ngot  %s\nwant %s", test.name, code, got, strings.Join(want, ", "))
		}
	}
}

// TestAnalyze_addresses: what is certain, what is likely, and what is none of ours.
func TestAnalyze_addresses(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, code, want string }{
		{"a.ts", `const base = process.env.JTL_URL; fetch(base + '/v2/stocks')`, "GET /v2/stocks"},
		{"a.ts", `const base = process.env.API_URL; fetch(base + '/v2/stocks')`, ""},
		{"a.ts", `const base = process.env.API_URL; fetch(base + '/v2/stocks', { headers: { 'X-Tenant-ID': t } })`, "GET /v2/stocks"},
		{"a.ts", `const base = process.env.SHOP_URL; fetch(base + '/v2/stocks'); fetch(x, { headers: { 'X-Tenant-ID': t } })`, ""},
		{"a.ts", "fetch(`${process.env.XENTRAL_URL}/erp/v2/stocks`)", ""},
		{"a.ts", `const t = 'https://api.jtl-cloud.com'; class BillingClient { base = process.env.API_URL; f() { return this.http.get(this.base + '/v2/stocks') } }`, "GET? /v2/stocks"},
		{"a.ts", `const t = 'https://api.jtl-cloud.com'; class OrderService { base = process.env.API_URL; f() { return this.http.get(this.base + '/v2/stocks') } }`, "GET /v2/stocks"},
		{"a.ts", `const t = 'https://api.jtl-cloud.com'; const u = config.get('billing.url'); http.get(u + '/v2/stocks')`, ""},
		{"a.ts", `fetch('/v2/stocks')`, ""},
		{"a.ts", `fetch('/erp/v2/stocks')`, "GET? /erp/v2/stocks"},
		{"a.ts", `fetch('/erp/v2/stocks', { headers: { 'X-Tenant-ID': t } })`, "GET /erp/v2/stocks"},
		{"a.cs", `var c = new RestClient("http://localhost:64110/api/eazybusiness");`, ""},
		{"a.vb", "Private ReadOnly _rest As New RestClient(\"http://localhost:5883/api/eazybusiness/\")", ""},
		{"a.ts", `backend.post('/erp/v2/stocks', {})`, ""},
		{"a.ts", `plenty.post('/api/eazybusiness/v2/stocks', {})`, ""},
		{"a.ts", `fetch('http://localhost:8080/erp/v2/stocks')`, ""},
		{"a.ts", `fetch('http://localhost:7373/erp/v2/stocks')`, "GET /erp/v2/stocks"},
		{"a.ts", `fetch('http://localhost:8080/erp/v2/stocks', { headers: { 'X-Tenant-ID': t } })`, "GET /erp/v2/stocks"},
		{"a.ts", `fetch('/api/erp/v2/stocks')`, "GET? /api/erp/v2/stocks"},
		{"a.ts", `fetch('http://localhost:3000/v2/stocks')`, ""},
		{"a.ts", `fetch('http://localhost:5883/api/eazybusiness/stocks')`, "GET /api/eazybusiness/stocks"},
		{"a.ts", `fetch('https://wawi.kunde.de/api/eazybusiness/v2/stocks')`, "GET /api/eazybusiness/v2/stocks"},
		{"a.ts", `fetch('https://api.jtl-cloud.com/account/tenants')`, ""},
		{"a.ts", `fetch('https://developer.jtl-software.com/openapi/erp/2.0.json')`, ""},
		{"a.ts", `fetch('https://api.jtl-cloud.com/erp/v2/unknown')`, "unresolved no operation has this path"},
		{"a.ts", "fetch(`https://api.jtl-cloud.com/erp/v2/${name}`)", "unresolved the path is built at run time"},
		{"a.ts", "fetch(`https://api.jtl-cloud.com${path}`)", "unresolved the path is built at run time"},
		{"a.ts", "fetch(`https://api.jtl-cloud.com/erp/v2/customer/${id}?x=${y}`)", "GET /erp/v2/customer/{id}"},
		{"a.ts", "fetch(`https://api.jtl-cloud.com/erp/v2/stocks${query}`)", "GET /erp/v2/stocks"},
		{"a.ts", `const paths = ['/erp/v2/stocks']; log(paths); if (p === '/erp/v2/stocks') {}`, ""},
		{"a.ts", `const u = a ? 'https://api.jtl-cloud.com/erp/v2/stocks' : 'https://api.stripe.com/v1/customers'; fetch(u)`, "GET /erp/v2/stocks"},
		{"a.ts", `fetch(new URL('/erp/v2/stocks', 'https://api.jtl-cloud.com/x/y'))`, "GET /erp/v2/stocks"},
		{"a.ts", `fetch('https://x:y@api.jtl-cloud.com/erp/v2/stocks')`, "GET /erp/v2/stocks"},
		{"a.ts", `fetch('https://api.jtl-cloud.com:443/erp/v2/stocks')`, "GET /erp/v2/stocks"},
		{"a.ts", `fetch('https://api.jtl-cloud.com/erp/v2/graphql', { method: 'POST', body: JSON.stringify({ query: '{ QueryItems { totalCount } }' }) })`, "? QueryItems"},
		{"a.ts", `graphql('query { products { id } }'); graphql('{ customer { id } }')`, ""},
	} {
		if got := found(t, test.name, test.code); got != test.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", test.name, test.code, got, test.want)
		}
	}
}

// TestAnalyze_order: the same files yield the same, in the same order.
func TestAnalyze_order(t *testing.T) {
	t.Parallel()
	files, _ := largeProject()
	files = append(files[:40], files[len(files)-1])
	first := fmt.Sprintf("%+v", foundTexts(t, files))
	for range 3 {
		slices.Reverse(files)
		if got := fmt.Sprintf("%+v", foundTexts(t, files)); got != first {
			t.Fatal("another order of files yields something else")
		}
	}
}

// foundTexts writes what was found with the places of literals.
func foundTexts(t *testing.T, files []File) (all []string) {
	t.Helper()
	result := Analyze(scope.NewIndex(scope.Builtin()...), files)
	for _, c := range result.Calls {
		all = append(all, fmt.Sprintf("%s:%d:%d %s %s %v %s", c.File, c.Line, c.Column, c.Method, c.Path, c.Sure, c.Text))
		if c.Defined != nil {
			all = append(all, fmt.Sprint(*c.Defined))
		}
	}
	for _, u := range result.Unresolved {
		all = append(all, fmt.Sprint(u))
	}
	return all
}
