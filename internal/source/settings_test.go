package source

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// TestAnalyze_settings: whose an address is may be said by a file of settings.
func TestAnalyze_settings(t *testing.T) {
	t.Parallel()
	const call = "fetch(`${process.env.API_URL}/v2/stocks`)"
	const dotnet = "class A { void F() { c.GetAsync(_configuration[\"Remote:BaseUrl\"] + \"/v2/stocks\"); } }"
	for _, test := range []struct {
		name, code, settings, content string
		want                          int
	}{
		{"a.ts", call, "README.env.md", "API_URL=https://api.jtl-cloud.com/erp", 0},
		{"a.ts", call, ".env.example", "# x\nexport API_URL='https://api.jtl-cloud.com/erp'\n", 1},
		{"a.ts", call, ".env.example", "API_URL=https://api.stripe.com\n", 0},
		{"a.ts", call, ".env", "API_URL=https://api.stripe.com\nOTHER=https://api.jtl-cloud.com/erp\n", 0},
		{"a.cs", dotnet, "appsettings.Development.json", `{"Remote": {"BaseUrl": "https://api.jtl-cloud.com/erp"}}`, 1},
		{"a.cs", dotnet, "appsettings.json", `{"Remote": {"BaseUrl": "https://acme.weclapp.com/api"}}`, 0},
		{"a.py", "requests.get(os.environ['API_URL'] + '/v2/stocks')", "config/.env.sample", "API_URL=https://api.jtl-cloud.com/erp", 1},
	} {
		got := Analyze(scope.NewIndex(scope.Builtin()...), []File{{test.name, []byte(test.code)}, {test.settings, []byte(test.content)}})
		if len(got.Calls) != test.want {
			t.Errorf("%s with %s: %+v", test.code, test.content, got)
		}
	}
}

// TestAnalyze_ownRoute: an address without a host is that of the app itself if it
// serves it.
func TestAnalyze_ownRoute(t *testing.T) {
	t.Parallel()
	const call = "fetch(`/erp/v2/items/${id}/prices`)\n"
	if got := found(t, "a.ts", call); got != "GET? /erp/v2/items/{id}/prices" {
		t.Error(got)
	}
	if got := found(t, "a.ts", call+"app.get('/erp/v2/items/:id/prices', handler)"); got != "" {
		t.Error(got)
	}
}
