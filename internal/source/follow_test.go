package source

import (
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// foundIn writes what is found in files, which are given as name and code by turns.
func foundIn(t *testing.T, files ...string) string {
	t.Helper()
	var all []File
	for i := 0; i+1 < len(files); i += 2 {
		all = append(all, File{files[i], []byte(files[i+1])})
	}
	var lines []string
	for _, c := range Analyze(scope.NewIndex(scope.Builtin()...), all).Calls {
		sure := ""
		if !c.Sure {
			sure = "?"
		}
		lines = append(lines, c.File+" "+c.Method+sure+" "+c.Path)
	}
	slices.Sort(lines)
	return strings.Join(lines, ", ")
}

// TestAnalyze_derivedClasses: what a class leaves to those that are derived from it is
// what each of them says, and another class with the same methods is not meant.
func TestAnalyze_derivedClasses(t *testing.T) {
	t.Parallel()
	const base = "https://api.jtl-cloud.com/erp"
	for _, test := range []struct {
		files []string
		want  string
	}{
		{[]string{"Base.php", "<?php abstract class Base { protected string $path = ''; protected function fetch($s) { return $this->http->get('" + base + "' . $this->path . $s); } }",
			"Stocks.php", "<?php class Stocks extends Base { protected string $path = '/v2/stocks'; function all() { return $this->fetch(''); } }",
			"Labels.php", "<?php class Labels extends Base { protected string $path = '/v2/labels'; function one($id) { return $this->fetch('/' . $id); } }"},
			"Labels.php GET /erp/v2/labels/{$id}, Stocks.php GET /erp/v2/stocks"},
		{[]string{"base.ts", "export abstract class Base { protected path: string; protected list() { return fetch('" + base + "' + this.path) } }",
			"stocks.ts", "import { Base } from './base'; class Stocks extends Base { path = '/v2/stocks'; all() { return this.list() } }",
			"other.ts", "class Other { path = '/v2/companies'; list() { return 1 } all() { return this.list() } }"},
			"stocks.ts GET /erp/v2/stocks"},
		{[]string{"base.py", "class Base:\n    path = ''\n    def fetch(self, s):\n        return requests.post('" + base + "' + self.path + s)\n",
			"stocks.py", "from base import Base\nclass Stocks(Base):\n    path = '/v2/stocks'\n    def add(self):\n        return self.fetch('')\n"},
			"stocks.py POST /erp/v2/stocks"},
	} {
		if got := foundIn(t, test.files...); got != test.want {
			t.Errorf("%q\ngot  %s\nwant %s", test.files, got, test.want)
		}
	}
}

// TestAnalyze_lists: the parts of a path are a list that a function joins.
func TestAnalyze_lists(t *testing.T) {
	t.Parallel()
	const base = "https://api.jtl-cloud.com/erp/"
	for _, test := range []struct{ name, code, want string }{
		{"a.php", "<?php class A { function call($m, array $parts) { return $this->http->request($m, '" + base + "' . implode('/', $parts)); } function f($id) { return $this->call('GET', ['v2', 'labels', $id]); } }", "a.php GET /erp/v2/labels/{$id}"},
		{"a.ts", "const call = (...parts) => 1; function get(parts) { return fetch('" + base + "' + parts.join('/')) }\nget(['v2', 'stocks'])", "a.ts GET /erp/v2/stocks"},
		{"a.py", "def get(parts):\n    return requests.get('" + base + "' + '/'.join(parts))\n\ndef f(i):\n    return get(['v2', 'labels', i])\n", "a.py GET /erp/v2/labels/{i}"},
		{"a.php", "<?php $h->get('" + base + "' . implode('/', $unknown));", ""},
	} {
		if got := foundIn(t, test.name, test.code); got != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.code, got, test.want)
		}
	}
}

// TestAnalyze_clientsOfOtherFiles: the client that a call uses was made in another file,
// and has another name there or none.
func TestAnalyze_clientsOfOtherFiles(t *testing.T) {
	t.Parallel()
	const ours, other = "https://api.jtl-cloud.com/erp", "https://p1.my.plentysystems.com/erp"
	for _, test := range []struct {
		want  string
		files []string
	}{
		{"b.js GET /erp/v2/stocks", []string{"a.js", "const c = axios.create({ baseURL: '%s' });\nmodule.exports = c;\n", "b.js", "const shop = require('./a');\nshop.get('/v2/stocks');\n"}},
		{"b.ts GET /erp/v2/stocks", []string{"a.ts", "export default ky.create({ prefixUrl: '%s' });\n", "b.ts", "import shop from './a';\nshop.get('v2/stocks');\n"}},
		{"b.jsx POST /erp/v2/stocks", []string{"useApi.js", "export function useApi() { const send = (method, path) => fetch('%s' + path, { method }); return { send } }\n", "b.jsx", "import { useApi } from './useApi';\nfunction B() { const { send } = useApi(); send('POST', '/v2/stocks') }\n"}},
		{"b.jsx POST /erp/v2/stocks", []string{"useApi.js", "export function useApi() { const send = (method, path) => fetch('%s' + path, { method }); return { send } }\n", "b.jsx", "import { useApi } from './useApi';\nfunction B() { const api = useApi(); api.send('POST', '/v2/stocks') }\n"}},
		{"b.php GET /erp/v2/stocks", []string{"a.php", "<?php class P { function boot() { Http::macro('shop', fn () => Http::baseUrl('%s')); } }\n", "b.php", "<?php function f() { return Http::shop()->get('/v2/stocks'); }\n"}},
		{"a.rb GET /erp/v2/stocks", []string{"a.rb", "class X\n  include HTTParty\n  base_uri 'https://shop.example'\nend\n\nclass A\n  include HTTParty\n  base_uri '%s'\n  def f\n    self.class.get('/v2/stocks')\n  end\nend\n"}},
		{"b.sh POST /erp/v2/stocks", []string{"lib/a.sh", ": \"${ROOT:=%s}\"\napi() {\n  local m=\"$1\" p=\"$2\"; shift 2\n  curl -X \"$m\" \"$ROOT$p\" \"$@\"\n}\n", "b.sh", "source \"$(dirname \"$0\")/lib/a.sh\"\napi POST /v2/stocks -d x\n"}},
	} {
		for _, address := range []string{ours, other} {
			files, want := slices.Clone(test.files), test.want
			for i := range files {
				files[i] = strings.ReplaceAll(files[i], "%s", address)
			}
			if address == other {
				want = ""
			}
			if got := foundIn(t, files...); got != want {
				t.Errorf("%q\ngot  %s\nwant %s", files, got, want)
			}
		}
	}
}

// TestAnalyze_forms: forms of code that only some languages and libraries have.
func TestAnalyze_forms(t *testing.T) {
	t.Parallel()
	const base = "https://api.jtl-cloud.com"
	for _, test := range []struct{ name, code, want string }{
		{"a.cs", "class A { void F(string id) { var b = new UriBuilder(\"" + base + "\") { Path = $\"/erp/v2/labels/{id}\" }; client.DeleteAsync(b.Uri); } }", "a.cs DELETE /erp/v2/labels/{id}"},
		{"a.cs", "class A { void F() { client.GetAsync(QueryHelpers.AddQueryString(\"" + base + "/erp/v2/stocks\", \"a\", \"b\")); } }", "a.cs GET /erp/v2/stocks"},
		{"a.vb", "Class A\nPrivate ReadOnly _rest As New RestClient(\"" + base + "/erp\")\nFunction F()\nReturn _rest.Get(New RestRequest(\"v2/stocks\"))\nEnd Function\nEnd Class\n", "a.vb GET /erp/v2/stocks"},
		{"a.php", "<?php $c = new Client(['base_uri' => '" + base + "/erp/v2/']); $c->request('POST', 'stocks', []);", "a.php POST /erp/v2/stocks"},
		{"a.ts", "class A { http = got.extend({ prefixUrl: '" + base + "/erp' }); f() { return this.http('v2/stocks') } }", "a.ts GET /erp/v2/stocks"},
		{"a.ts", "const client = axios.create({ baseURL: '" + base + "/erp' }); client({ method: 'DELETE', url: `/v2/labels/${id}` })", "a.ts DELETE /erp/v2/labels/{id}"},
		{"a.ts", "createClient({ url: '" + base + "/erp/v2/stocks' })", ""},
		{"a.ts", "let id = ''; fetch(`" + base + "/erp/v2/labels/${id}`, { method: 'DELETE' })", "a.ts DELETE /erp/v2/labels/{id}"},
		{"a.ps1", "$script:Base = '" + base + "/erp'\n$p = @{\n  Uri = \"$Base/v2/stocks\"\n  Method = 'GET'\n}\nInvoke-RestMethod @p\n", "a.ps1 GET /erp/v2/stocks"},
		{"a.http", "PATCH " + base + "\n  /erp/v2/items\n  /{{id}}\nX-Tenant-ID: 1\n", "a.http PATCH /erp/v2/items/{id}"},
		{"a.json", `{"item": [{"name": "x", "request": "` + base + `/erp/v2/stocks"}]}`, "a.json GET /erp/v2/stocks"},
		{"A.java", "@FeignClient(name = \"x\", url = \"${jtl.url:" + base + "}\", path = \"/erp/v2/stocks\") interface A { @PostMapping void f(); @RequestMapping(method = RequestMethod.GET, value = \"/changes\") A g(); }", "A.java GET /erp/v2/stocks/changes, A.java POST /erp/v2/stocks"},
		{"A.java", "@FeignClient(name = \"x\", url = \"https://api.stripe.com\", path = \"/erp/v2/stocks\") interface A { @PostMapping void f(); }", ""},
		{"A.java", "@Props(\"x\") public record A(String b) { static final String S = \"/erp/v2/stocks\"; static void f() { client.getForObject(\"" + base + "\" + S, String.class); } }", "A.java GET /erp/v2/stocks"},
	} {
		if got := foundIn(t, test.name, test.code); got != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.code, got, test.want)
		}
	}
}
