package infer

import (
	"fmt"
	"testing"
)

func TestReport_Findings(t *testing.T) {
	t.Parallel()
	const code = `const BASE = "https://api.jtl-cloud.com/erp";
fetch(BASE + "/v2/customerGroups");
fetch(BASE + "/v2/items/" + id);
`
	declared := Declared{Mandatory: []string{"orders.read", "panes.read"}, Required: []string{"panes.read"}, Present: true}
	for name, test := range map[string]struct{ code, want string }{
		"whole": {code, "error scope-missing src/a.ts:2:1 customers.read; warning scope-missing src/a.ts:3:1 items.read; warning scope-unused  orders.read; "},
		"open":  {code + "fetch(BASE + \"/v2/\" + what);\n", "error scope-missing src/a.ts:2:1 customers.read; warning scope-missing src/a.ts:3:1 items.read; info scope-unused  orders.read; info call-unresolved src/a.ts:4:1 ; "},
	} {
		got := ""
		for _, f := range inferFrom(t, test.code, declared).Findings() {
			got += fmt.Sprintf("%s %s %s %s; ", f.Severity, f.Rule, f.Place, f.Scope)
		}
		if got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, test.want)
		}
	}
}
