package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/source"
)

// shop calls one operation for certain, one that is likely, and one in a test.
const shop = `const BASE = "https://api.jtl-cloud.com/erp";
export const groups = () => fetch(BASE + "/v2/customerGroups");
export const item = (id) => fetch(BASE + "/v2/items/" + id);
`

func shopCode() (*infer.Code, *scope.Index) {
	index := scope.NewIndex(scope.Builtin()...)
	return infer.CodeOf(index, []source.File{{Name: "src/a.ts", Code: []byte(shop)}, {Name: "test/a.test.ts", Code: []byte(`fetch("https://api.jtl-cloud.com/erp/v2/stocks")`)}}), index
}

func requests(scopes string) []byte {
	return []byte(`{"technicalName": "a", "capabilities": {"erp": {"api": {"scopes": [` + scopes + `]}}}}`)
}

func TestUsageOf(t *testing.T) {
	t.Parallel()
	code, index := shopCode()
	for scopes, want := range map[string]string{
		`"orders.read", "items.read"`: "missing [{customers.read src/a.ts:2:29: GET /v2/customerGroups true}] unused [orders.read] unproven [{items.read src/a.ts:3:29: GET /v2/items/{Id} false}] true",
		`"customers.read"`:            "missing [{items.read src/a.ts:3:29: GET /v2/items/{Id} false}] unused [] unproven [] true",
		`"system.all"`:                "missing [] unused [system.all] unproven [] true",
	} {
		u := UsageOf(code, index, manifest.Read("app.json", requests(scopes)))
		if got := fmt.Sprintf("missing %v unused %v unproven %v %t", u.Missing, u.Unused, u.Unproven, u.Whole); got != want {
			t.Errorf("%s:\n got %s\nwant %s", scopes, got, want)
		}
		if u.Read != "2 files with 2 calls and 1 more in tests read" {
			t.Errorf("%s: %s", scopes, u.Read)
		}
	}
}

func TestFixScopes(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "app.json")
	before := requests(`"orders.read", "items.read"`)
	if err := os.WriteFile(path, before, 0o600); err != nil {
		t.Fatal(err)
	}
	d := manifest.Read(path, before)
	code, index := shopCode()
	o := infer.Options{RemoveUnused: true}
	r := infer.Resolver{Index: index, Cloud: true}.Infer(code, nil, Declared(d), o)
	fix, err := FixScopes(d, r, o)
	if err != nil || fix.Summary() != "added customers.read; removed orders.read" {
		t.Fatalf("%+v, %v", fix, err)
	}
	want := requests(`"items.read", "customers.read"`)
	if after, err := fix.Write(); err != nil || string(after.Text.Bytes) != string(want) {
		t.Errorf("%v", err)
	}
	if _, err := fix.Write(); err == nil || fault.From(err).Kind != fault.Disk {
		t.Errorf("a file that was changed in the meantime is written: %v", err)
	}
	odd := manifest.Read("odd.json", []byte(`{"technicalName": "a", "capabilities": {"erp": {"api": {"scopes": "items.read"}}}}`))
	if _, err := FixScopes(odd, r, o); err == nil || fault.Hint(err) != "add customers.read by hand" {
		t.Errorf("%v", err)
	}
}

func TestFixScopes_nothingRead(t *testing.T) {
	t.Parallel()
	d := manifest.Read("app.json", requests(`"orders.read"`))
	_, index := shopCode()
	o := infer.Options{RemoveUnused: true}
	r := infer.Resolver{Index: index, Cloud: true}.Infer(infer.CodeOf(index, nil), nil, Declared(d), o)
	if _, err := FixScopes(d, r, o); err == nil || fault.From(err).Kind != fault.Usage {
		t.Errorf("all scopes are removed because nothing was read: %v", err)
	}
}
