package source

import "testing"

// TestAnalyze_composites: the method and the path of a call are members of an object.
func TestAnalyze_composites(t *testing.T) {
	t.Parallel()
	const b = "https://api.jtl-cloud.com/erp"
	for _, test := range []struct{ name, code, want string }{
		{"a.go", "package a\ntype e struct{ verb, path string }\nfunc f(x e) { http.NewRequest(x.verb, \"" + b + "\"+x.path, nil) }\nfunc g() { f(e{\"POST\", \"/v2/stocks\"}) }\n", "POST /erp/v2/stocks"},
		{"a.go", "package a\ntype e struct {\n\tverb string\n\tbody any\n\tpath string\n}\nfunc f(x *e) { http.NewRequest(x.verb, \"" + b + "\"+x.path, nil) }\nfunc g() { f(&e{path: \"/v2/stocks\", verb: \"POST\"}) }\n", "POST /erp/v2/stocks"},
		{"a.go", "package a\nfunc f(x other.E) { http.NewRequest(x.Method, \"" + b + "\"+x.Path, nil) }\nfunc g() { f(other.E{\"POST\", \"/v2/stocks\"}) }\n", ""},
		{"A.java", "enum E { S(\"POST\", \"/v2/stocks\"); final String method; final String path; E(String method, String path) { this.method = method; this.path = path; } }\nclass C { void f(E e) { rest.exchange(\"" + b + "\" + e.path, HttpMethod.valueOf(e.method)); }\n void g() { f(E.S); } }\n", "? /erp/v2/stocks"},
		{"a.kt", "enum class E(val verb: String, val path: String) { S(\"POST\", \"/v2/stocks\") }\nsuspend fun f(e: E) = client.request(\"" + b + "\" + e.path) { method = HttpMethod(e.verb) }\nsuspend fun g() = f(E.S)\n", "? /erp/v2/stocks"},
		{"a.py", "@dataclass\nclass E:\n    method: str\n    path: str\n\ndef f(e: E):\n    requests.request(e.method, '" + b + "' + e.path)\n\ndef g():\n    f(E('POST', '/v2/stocks'))\n", "POST /erp/v2/stocks"},
		{"a.ts", "function f(e: E) { return fetch('" + b + "' + e.path, { method: e.method }) }\nf({ method: 'POST', path: '/v2/stocks' })\n", "POST /erp/v2/stocks"},
		{"a.cs", "record E(HttpMethod Verb, string Path); class C { void F(E e) { var r = new HttpRequestMessage(e.Verb, \"" + b + "\" + e.Path); }\n void G() { F(new(HttpMethod.Post, \"/v2/stocks\")); } }\n", "POST /erp/v2/stocks"},
	} {
		if got := found(t, test.name, test.code); got != test.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", test.name, test.code, got, test.want)
		}
	}
}
