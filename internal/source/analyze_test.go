package source

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// style is how a language writes a call of the API, and what is no call. %s is the
// address.
type style struct {
	name, call, comment, block, log, vendor, route string
}

var styles = []style{
	{"a.ts", "export const f = () => fetch('%s', { headers: { 'X-Tenant-ID': t } });\n", "// %s\n", "/* %s */\n", "console.log('GET %s');\n", "fetch('%s');\n", "app.get('%s', (req, res) => res.end());\n"},
	{"a.js", "async function f() { return axios.get(\"%s\"); }\n", "// %s\n", "/** %s */\n", "logger.warn(`GET %s`);\n", "axios.get(\"%s\");\n", "router.get('%s', handler);\n"},
	{"a.cs", "class A { Task F() => client.GetAsync(\"%s\"); }\n", "// %s\n", "/* %s */\n", "class L { void F() { logger.LogInformation(\"GET %s\"); } }\n", "class V { Task F() => client.GetAsync(\"%s\"); }\n", "app.MapGet(\"%s\", () => 1);\n"},
	{"a.vb", "Class A\nSub F()\nclient.GetAsync(\"%s\")\nEnd Sub\nEnd Class\n", "' %s\n", "REM %s\n", "Console.WriteLine(\"GET %s\")\n", "client.GetAsync(\"%s\")\n", "app.MapGet(\"%s\", AddressOf F)\n"},
	{"a.php", "<?php\nfunction f($client) { return $client->get('%s'); }\n", "// %s\n", "/* %s */\n", "error_log('GET %s');\n", "$client->get('%s');\n", "Route::get('%s', [C::class, 'f']);\n"},
	{"a.py", "def f():\n    return requests.get('%s')\n", "# %s\n", "'''\n%s\n'''\n", "print('GET %s')\n", "requests.get('%s')\n", "@app.get('%s')\ndef r(): pass\n"},
	{"a.go", "package a\nfunc f() { http.Get(\"%s\") }\n", "// %s\n", "/* %s */\n", "var _ = log.Println(\"GET %s\")\n", "var _, _ = http.Get(\"%s\")\n", "func r() { http.HandleFunc(\"%s\", f) }\n"},
	{"a.java", "class A { void f() { rest.getForObject(\"%s\", String.class); } }\n", "// %s\n", "/* %s */\n", "class L { void f() { log.info(\"GET %s\"); } }\n", "class V { void f() { rest.getForObject(\"%s\", String.class); } }\n", "class R { @GetMapping(\"%s\") void f() {} }\n"},
	{"a.kt", "suspend fun f() = client.get(\"%s\")\n", "// %s\n", "/* /* */ %s */\n", "fun l() { println(\"GET %s\") }\n", "suspend fun v() = client.get(\"%s\")\n", "fun r() = routing { get(\"%s\") { } }\n"},
	{"a.rb", "def f\n  HTTParty.get('%s')\nend\n", "# %s\n", "=begin\n%s\n=end\n", "puts 'GET %s'\n", "HTTParty.get('%s')\n", "get '%s', to: 'a#b'\n"},
	{"a.rs", "async fn f() { client.get(\"%s\").send().await; }\n", "// %s\n", "/* %s */\n", "fn l() { println!(\"GET %s\"); }\n", "async fn v() { client.get(\"%s\").send().await; }\n", "fn r() { Router::new().route(\"%s\", get(f)); }\n"},
	{"a.ps1", "Invoke-RestMethod -Uri '%s'\n", "# %s\n", "<# %s #>\n", "Write-Host 'GET %s'\n", "Invoke-RestMethod -Uri '%s'\n", "Add-PodeRoute -Method Get -Path '%s'\n"},
	{"a.sh", "curl '%s'\n", "# %s\n", ": <<'X'\n%s\nX\n", "echo 'GET %s'\n", "curl '%s'\n", "grep '%s' nginx.conf\n"},
	{"a.vue", "<script setup>\nconst f = () => fetch('%s')\n</script>\n", "<!-- %s -->\n", "<template><p>%s</p></template>\n", "<style>/* %s */</style>\n", "<script>\nfetch('%s')\n</script>\n", "<template><a href=\"%s\">x</a></template>\n"},
}

// address is one that is certainly called, and those of others with the same path.
const address = "https://api.jtl-cloud.com/erp/v2/stocks"

func calls(t *testing.T, name, code string) Result {
	t.Helper()
	return Analyze(scope.NewIndex(scope.Builtin()...), []File{{name, []byte(code)}})
}

// TestAnalyze_styles: the call is found, so that what follows proves something.
func TestAnalyze_styles(t *testing.T) {
	t.Parallel()
	for _, s := range styles {
		got := calls(t, s.name, fmt.Sprintf(s.call, address))
		if len(got.Calls) != 1 || got.Calls[0].Method != http.MethodGet || got.Calls[0].Path != "/erp/v2/stocks" || !got.Calls[0].Sure || got.Calls[0].Test {
			t.Errorf("%s: %+v", s.name, got)
		}
	}
}

// TestAnalyze_hidden: a call in a comment, a message, the app's own route table or an
// address of others yields nothing, wherever it is.
func TestAnalyze_hidden(t *testing.T) {
	t.Parallel()
	for _, s := range styles {
		begin := ""
		if s.name == "a.php" {
			begin = "<?php\n"
		}
		call := strings.TrimSpace(strings.TrimPrefix(fmt.Sprintf(s.call, "https://api.jtl-cloud.com/erp/v2/companies"), begin))
		if s.name == "a.vue" {
			call = "fetch('" + address + "')"
		}
		call = strings.ReplaceAll(call, "/*", "")
		for kind, text := range map[string]string{
			"a comment":             fmt.Sprintf(s.comment, strings.ReplaceAll(call, "\n", " ")),
			"a block comment":       fmt.Sprintf(s.block, map[bool]string{true: strings.ReplaceAll(call, "\n", " "), false: call}[s.name == "a.vb"]),
			"a message":             fmt.Sprintf(s.log, address),
			"a vendor":              fmt.Sprintf(s.vendor, "https://api.vendor.example/erp/v2/stocks"),
			"a vendor without /erp": fmt.Sprintf(s.vendor, "https://api.stripe.com/v2/stocks"),
			"a host that begins so": fmt.Sprintf(s.vendor, "https://api.jtl-cloud.com.evil.example/erp/v2/stocks"),
			"another service":       fmt.Sprintf(s.vendor, "https://api.jtl-cloud.com/account/v2/stocks"),
			"a route":               fmt.Sprintf(s.route, "/v2/stocks"),
			"a route with a prefix": fmt.Sprintf(s.route, "/erp/v2/stocks"),
		} {
			if got := calls(t, s.name, begin+text); len(got.Calls)+len(got.Unresolved) > 0 {
				t.Errorf("%s in %s: %q yields %+v", s.name, kind, text, got)
			}
			// together with a call, so that the file is one that calls the platform
			got := calls(t, s.name, fmt.Sprintf(s.call, address)+text)
			if len(got.Calls) != 1 || len(got.Unresolved) > 0 {
				t.Errorf("%s in %s, after a call: %q yields %+v", s.name, kind, text, got)
			}
		}
	}
}

// TestAnalyze_tests: calls in tests are marked, whatever the language calls its tests.
func TestAnalyze_tests(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"src/a.test.ts", "src/__tests__/a.ts", "tests/test_a.py", "a_test.go", "Shop.Tests/A.cs", "src/test/java/ATest.java", "spec/a_spec.rb", "tests/ATest.php", "cypress/e2e/a.cy.ts"} {
		for _, s := range styles {
			if s.name[1:] == name[strings.LastIndexByte(name, '.'):] {
				got := calls(t, name, fmt.Sprintf(s.call, address))
				if len(got.Calls) != 1 || !got.Calls[0].Test {
					t.Errorf("%s: %+v", name, got)
				}
			}
		}
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range styles {
		f.Add(s.name, fmt.Sprintf(s.call+s.comment+s.route, address, address, "/v2/items"))
	}
	for _, name := range []string{"a.json", "a.yaml", "a.http", "a.graphql", "a.bru"} {
		f.Add(name, "get {\n  url: https://api.jtl-cloud.com/erp/v2/stocks\n}\n")
	}
	x := scope.NewIndex(scope.Builtin()...)
	f.Fuzz(func(t *testing.T, name, code string) {
		for _, s := range styles { // any name is one of a language
			if strings.HasSuffix(name, s.name[1:]) {
				got := Analyze(x, []File{{name, []byte(code)}, {s.name, []byte(fmt.Sprintf(s.call, address))}})
				for _, c := range got.Calls {
					if c.Line < 1 || c.Column < 1 || c.Path == "" && c.Field == "" {
						t.Errorf("%+v", c)
					}
				}
			}
		}
		Analyze(x, []File{{name, []byte(code)}})
	})
}

// TestAnalyze_hostile: what is built to be expensive is not.
func TestAnalyze_hostile(t *testing.T) {
	t.Parallel()
	for name, code := range map[string]string{
		"a.ts":  "const a0 = '/erp/v2/stocks';\n" + chainOf(200, "const a%d = a%d + a%d + a%d;\n") + "fetch(a200);",
		"b.ts":  strings.Repeat("f(", 20_000),
		"c.ts":  "function f(p) { return f(p + p) } fetch(f('/erp/v2/stocks'))" + strings.Repeat("\nf(f(f(f('/x'))))", 500),
		"d.ts":  "fetch(" + strings.Repeat("a ? b : ", 20_000) + "c)",
		"e.ts":  "fetch(" + strings.Repeat("'/x' + ", 20_000) + "c)",
		"f.py":  strings.Repeat("a = a + a\n", 5000) + "requests.get(a)\n",
		"g.cs":  strings.Repeat("class A { void F(string p) { client.GetAsync(p); F(p); G(p); } void G(string p) { F(p); G(p); } }\n", 200),
		"h.php": "<?php " + strings.Repeat("$a .= $a; $c->get($a);\n", 3000),
		"i.ts":  strings.Repeat("`${", 5000) + "x" + strings.Repeat("}`", 5000),
		"j.sh":  strings.Repeat("A=$A$A$A; curl \"$A\"\n", 3000),
		"k.ts":  strings.Repeat("fetch(x, { method: y, ...z });\n", 5000),
		"l.sh":  strings.Repeat("$(", 20_000),
		"n.sh":  "A=(" + strings.Repeat("a ", 100) + ")\ncurl " + strings.Repeat("\"${A[@]}\" ", 20_000),
		"o.sh":  strings.Repeat("f() { f \"$1$1\"; f \"$1\"; }\n", 100) + "f /stocks\n",
		"p.ts":  strings.Repeat("client[a](b, { ...c, ...d }); request(x, y); useSWR('/x', f); b.query({ query: () => '/x' });\n", 3000),
		"q.php": "<?php " + strings.Repeat("$a = array_merge($a, $b); $b = array_merge($b, $a); wp_remote_request($x, $a);\n", 2000),
		"r.go":  "package a\ntype e struct{ path string }\n" + strings.Repeat("func f(x e) { f(x); f(e{x.path}); http.Get(x.path) }\n", 2000),
		"s.rs":  strings.Repeat("impl<'a> A<'a> { fn f<'b>(&'b self) -> Result<(), E> { self.get(x) } }\n", 2000),
		"t.py":  strings.Repeat("class E:\n    path: str\nX = E(X)\nos.system(f'curl {X.path}')\ngetattr(c, m)(p)\n", 1000),
		"u.js":  "const a = { x: a['x'], y: a['y'] }; function f(e) { fetch(e.path, { method: e.method }) } f(a['x']); f(a['y']);",
		"v.php": "<?php class A { function p() { return $this->p() . $this->q; } function f() { $this->c->get($this->p()); } } class B extends A { public $q = self::Q; const Q = self::Q; function p() { return match ($this) { self::X => $this->p() }; } function g() { $this->f(); } }",
		"w.kt":  "sealed class A(val path: String) { object B : A(A.B.path) }\nfun f(a: A) = client.get(a.path)\nfun g() = f(A.B)\n",
		"m.ts":  strings.Repeat("get(p) { this.get(p); this.post(p); }\npost(p) { this.get(p); this.post(p); }\n", 300) + "get('/erp/v2/stocks')",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			calls(t, name, code)
		})
	}
}

func chainOf(n int, format string) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, format, i, i-1, i-1, i-1)
	}
	return b.String()
}
