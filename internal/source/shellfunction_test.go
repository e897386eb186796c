package source

import "testing"

// TestAnalyze_shellFunctions: what the arguments of functions are where they are called.
func TestAnalyze_shellFunctions(t *testing.T) {
	t.Parallel()
	const base = "B=https://api.jtl-cloud.com/erp/v2\n"
	for _, test := range []struct{ code, want string }{
		{"f() {\n  curl \"$B$1\"\n}\nf /stocks\n", "GET /erp/v2/stocks"},
		{"f() { curl \"$B$1\"; }\nf /stocks\n", "GET /erp/v2/stocks"},
		{"function f {\n  curl -X \"$1\" \"$B$2\"\n}\nf POST /stocks\n", "POST /erp/v2/stocks"},
		{"f() {\n  local m=$1; shift\n  curl -X $m \"$B$1\"\n}\nf POST /stocks\n", "POST /erp/v2/stocks"},
		{"f() {\n  shift; shift; shift\n  curl \"$B/stocks\"\n}\nf\n", "GET /erp/v2/stocks"},
		{"g() {\n  curl \"$B$1\"\n}\nf() {\n  g \"/$1\"\n}\nf stocks\n", "GET /erp/v2/stocks"},
		{"f() {\n  f \"$1\"\n}\nf /stocks\n", ""},
		{"A=(-X POST -H \"X-Tenant-ID: 1\")\ncurl \"${A[@]}\" $B/stocks\n", "POST /erp/v2/stocks"},
		{"A=(\n  -s # quiet\n  -X POST\n)\ncurl \"${A[@]}\" $B/stocks\n", "POST /erp/v2/stocks"},
		{"curl \"${A[@]}\" $B/stocks\n", "? /erp/v2/stocks"},
		{"A=(a\n", ""},
		{"x=$(curl -s $B/stocks | jq .)\n", "GET /erp/v2/stocks"},
		{"xh post $B/stocks a=1\n", "POST /erp/v2/stocks"},
		{"f() { echo \"curl $B/stocks\"; }\nf\n", ""},
	} {
		if got := found(t, "a.sh", base+test.code); got != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.code, got, test.want)
		}
	}
}

// TestAnalyze_shellFunctions_uncalled: a function that only other functions call is
// read with the arguments that they give it, and never without them.
func TestAnalyze_shellFunctions_uncalled(t *testing.T) {
	t.Parallel()
	const get = "get() {\n  curl \"https://api.jtl-cloud.com/erp$1\"\n}\n"
	for _, code := range []string{"main() {\n  get /v2/stocks\n}\n" + get, get + "main() {\n  get /v2/stocks\n}\n"} {
		for range 20 { // as often as no order of a map survives
			if got := calls(t, "a.sh", code); len(got.Calls) != 1 || len(got.Unresolved) != 0 || got.Calls[0].Path != "/erp/v2/stocks" {
				t.Fatalf("%s: %+v", code, got)
			}
		}
	}
}
