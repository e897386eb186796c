package infer

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/source"
)

// writeTree writes files below a new folder, which is below one that is called test.
func writeTree(t *testing.T, files map[string]string) (root string) {
	t.Helper()
	root = filepath.Join(t.TempDir(), "test", "app")
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

const cloud = `const BASE = "https://api.jtl-cloud.com/erp";` + "\n"

func TestReadCode(t *testing.T) {
	t.Parallel()
	root := writeTree(t, map[string]string{
		"src/groups.ts":       cloud + "const ä = 1; export const groups = () => fetch(`${BASE}/v2/customerGroups`)\n",
		"test/groups.test.ts": cloud + "fetch(`${BASE}/v2/onHoldReasons`)\n",
		"src/odd.ts":          cloud + "export const odd = (p) => fetch(`${BASE}/v2/${p}`)\n",
		"node_modules/x/x.ts": cloud + "fetch(`${BASE}/v2/customerGroups`)\n",
		"src/big.ts":          cloud + strings.Repeat("// filler\n", 300_000),
		"src/app.swift":       "let x = 1",
	})
	by := resolver(t)
	code, err := ReadCode(t.Context(), by.Index, []string{root})
	if err != nil {
		t.Fatal(err)
	}
	r := by.Infer(code, nil, Declared{}, Options{})
	below := func(p Place) string { return strings.TrimPrefix(p.String(), filepath.ToSlash(root)+"/") }
	var got []string
	for _, e := range r.Evidence {
		got = append(got, fmt.Sprintf("%s %s %v %t", below(e.Place), e.Path, e.Grade, e.Test))
	}
	for _, u := range r.Unresolved {
		got = append(got, below(u.Place)+" "+u.Reason)
	}
	for _, s := range code.Named {
		got = append(got, strings.TrimPrefix(s.Name, filepath.ToSlash(root)+"/")+" "+s.Reason)
	}
	want := []string{
		"src/groups.ts:2:42 /v2/customerGroups exact false", "test/groups.test.ts:2:1 /v2/onHoldReasons exact true",
		"src/odd.ts:2:27 the path is built at run time", "src/app.swift its language is not read", "src/big.ts it is larger than 2 MiB",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) || fmt.Sprint(r.Needed) != "[customers.read]" {
		t.Errorf("needed %v\n got %q\nwant %q", r.Needed, got, want)
	}
	if fmt.Sprint(r.Skipped) != "map[foreign:1 language:1 large:1]" || r.Whole() {
		t.Errorf("%v, whole %t", r.Skipped, r.Whole())
	}
	if _, err := ReadCode(t.Context(), by.Index, []string{filepath.Join(root, "missing")}); err == nil {
		t.Error("a folder that does not exist is read")
	}
}

func TestFoldersAbove(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		names []string
		want  string
	}{
		{[]string{"."}, ""}, {[]string{"test"}, ""}, {[]string{"/a/test/b"}, "/a/test/"},
		{[]string{"/a/test/b", "/a/test/c"}, "/a/test/"}, {[]string{"/a/b/c", "/a/d"}, "/a/"}, {[]string{"../a", "b"}, ""},
	} {
		if got := foldersAbove(test.names); got != test.want {
			t.Errorf("%v: %q, want %q", test.names, got, test.want)
		}
	}
}

// inferFrom returns the report of one file of code.
func inferFrom(t *testing.T, code string, declared Declared) *Report {
	t.Helper()
	by := resolver(t)
	return by.Infer(CodeOf(by.Index, []source.File{{Name: "src/a.ts", Code: []byte(code)}}), nil, declared, Options{})
}

// TestResolver_Infer_grades: what is not certain is no proof.
func TestResolver_Infer_grades(t *testing.T) {
	t.Parallel()
	const pos = `const api = axios.create({ baseURL: "https://api.jtl-cloud.com/erp" });` + "\n"
	for name, test := range map[string]struct{ code, want string }{
		"exact":              {"fetch('https://api.jtl-cloud.com/erp/v2/customerGroups')", "GET /v2/customerGroups [customers.read] exact"},
		"method not known":   {"export const send = (m) => fetch('https://api.jtl-cloud.com/erp/v2/customerGroups', { method: m })", " /v2/customerGroups [customers.read customers.write] likely"},
		"spelling":           {"fetch('https://api.jtl-cloud.com/erp/v2/customergroups')", "GET /v2/customerGroups [customers.read] likely"},
		"spelling of others": {pos + "api.get('/v2/customer-groups')", "GET /v2/customerGroups [customers.read] likely"},
		"prefix of API 1.2":  {"fetch('http://localhost:5883/api/eazybusiness/v1/items')", "GET /items [item.queryitems all.read] exact"},
		"comment":            {"// fetch('https://api.jtl-cloud.com/erp/v2/customerGroups')", ""},
	} {
		r := inferFrom(t, test.code, Declared{})
		got := ""
		for _, e := range r.Evidence {
			got += fmt.Sprintf("%s %s %v %s", e.Method, e.Path, e.Scopes, e.Grade)
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}
