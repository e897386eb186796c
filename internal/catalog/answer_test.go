package catalog

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// filled is a store with catalogues of all kinds: an updated one in place of one
// that is built in, one of API 1.x with paths of both forms, one with root fields,
// and operations whose scopes the document does not name.
func filled(t *testing.T) Store {
	t.Helper()
	s := Store{State: t.TempDir()}
	second := *scope.Builtin()[1]
	second.Published = true
	first := *scope.Builtin()[0]
	first.Name = "older"
	mixed := &scope.Catalog{Name: "mixed", Generation: erp.V1, Operations: []scope.Operation{
		{Method: "GET", Path: "/v1/items/{id}", Scopes: []string{"items.read", "item.queryitems"}},
		{Method: "GET", Path: "/sales-orders", Scopes: []string{"salesorder.querysalesorders", "all.read"}},
	}}
	odd := &scope.Catalog{Name: "odd", Generation: erp.V2, Operations: []scope.Operation{
		{Method: "GET", Path: "/v2/{tenant}/x", Scopes: []string{"a.read"}},
		{Method: "GET", Path: "/v2/widgets/{id}/parts"},
		{Method: "POST", Path: "/v2/widgets", Scopes: []string{"gadgets.write", "b.write"}, Groups: [][]string{{"gadgets.write"}, {"b.write"}}},
		{Method: "GET", Path: "/v2/gadget-list", Scopes: []string{"gadgets.read", "c.read"}},
		{Method: "GET", Path: "/v2/parts/a/b/c", Scopes: []string{"deep.parts.read"}},
		{Method: "GET", Path: "/v2/parts/a", Scopes: []string{"flat.parts.read"}},
		{Method: "PUT", Path: "/v2/parts/{id}", ID: "Parts_ChangeWidget"},
		{Method: "POST", Path: "/v2/graphql", Field: "QueryItems", Kind: "query", Scopes: []string{"items.read"}},
		{Method: "GET", Path: "/v2", Scopes: []string{"root.read"}},
	}}
	for _, c := range []*scope.Catalog{&second, &first, mixed, odd} {
		_, err := s.save(c, nil)
		faulttest.Must(t, err)
	}
	return s
}

// requests are those of all operations, as people write them, and some that no
// catalogue has.
func requests(index *scope.Index) []string {
	all := []string{"/nothing", "GET /v9/items", "/v2/graphql", "GET /v2/", "GET /v2/acme/x", "/", "GET /v2/items/é", "/api/eazybusiness/v1/items/5", `C:/Program Files/Git/v2/items`}
	for _, c := range index.Catalogs() {
		for _, o := range c.Operations {
			concrete := strings.NewReplacer("{", "", "}", "7").Replace(o.Path)
			all = append(all, o.Method+" "+o.Path, concrete, "https://api.jtl-cloud.com/erp"+concrete+"?a=b", strings.ToUpper(o.Path), strings.ReplaceAll(o.Path, "-", ""))
		}
	}
	return all
}

// TestStore_Answers: a part of the catalogues answers as all of them do.
func TestStore_Answers(t *testing.T) {
	t.Parallel()
	s := filled(t)
	whole, err := s.Index()
	faulttest.Must(t, err)
	seen, likely := map[string]bool{}, 0
	for _, text := range requests(whole) {
		r, err := scope.ParseRequest(text)
		if err != nil || seen[r.Method+" "+r.Path] {
			continue
		}
		seen[r.Method+" "+r.Path] = true
		matches, answers, err := s.Answers(r)
		faulttest.Must(t, err)
		want, _, _ := whole.LookUp(r)
		if r.IsGraphQL() {
			want = nil
		}
		if got, want := printed(matches, answers), printed(want, whole.Answers(want)); got != want {
			t.Errorf("%s:\n%s\nnot\n%s", text, got, want)
		}
		for _, a := range answers {
			if len(a.Operation.Scopes) == 0 && len(a.Scopes) > 0 {
				likely++
			}
		}
	}
	if len(seen) < 1000 || likely < 50 {
		t.Errorf("only %d requests, and %d answers that are likely", len(seen), likely)
	}
}

func printed(matches []scope.Match, answers []scope.Answer) string {
	var b strings.Builder
	for _, m := range matches {
		fmt.Fprintf(&b, "%s %+v %s\n", m.Catalog, *m.Operation, m.Likeness)
	}
	for _, a := range answers {
		fmt.Fprintf(&b, "%s %s %v %v %s\n", a.API, a.Operation.Title(), a.Scopes, a.Grade, a.Note)
	}
	return b.String()
}

// TestStore_Answers_decodesLittle: not more than what the request may fit. It is
// not parallel: it counts what the process allocates.
func TestStore_Answers_decodesLittle(t *testing.T) {
	s := Store{State: t.TempDir()}
	large := &scope.Catalog{Name: "large", Generation: erp.V2}
	for i := range 10_000 {
		large.Operations = append(large.Operations, scope.Operation{Method: "GET", Path: fmt.Sprintf("/v2/thing%d/{id}", i), Scopes: []string{"things.read"}})
	}
	_, err := s.save(large, nil)
	faulttest.Must(t, err)
	r, err := scope.ParseRequest("GET /v2/thing77/5")
	faulttest.Must(t, err)
	index, err := s.part(scope.PartFor(r))
	faulttest.Must(t, err)
	for _, c := range index.Catalogs() {
		if c.Name == "large" && len(c.Operations) != 1 {
			t.Errorf("%d operations are decoded", len(c.Operations))
		}
	}
	if got := testing.AllocsPerRun(5, func() { _, _, _ = s.Answers(r) }); got > 2000 {
		t.Errorf("%.0f allocations", got)
	}
}

// TestStore_Answers_damaged: what cannot be read as it was written is decoded
// whole, with the error that it has then.
func TestStore_Answers_damaged(t *testing.T) {
	t.Parallel()
	r, err := scope.ParseRequest("GET /v2/widgets/5/parts")
	faulttest.Must(t, err)
	for name, damage := range map[string]func(text string) string{
		"cut off": func(text string) string { return text[:len(text)/2] },
		"empty":   func(string) string { return "" },
		"newer": func(text string) string {
			return strings.Replace(text, `"jtlctl_catalog": 2`, `"jtlctl_catalog": 9`, 1)
		},
		"half a line":    func(text string) string { return strings.Replace(text, " - -\",", " -\",", 1) },
		"a comma fewer":  func(text string) string { return strings.Replace(text, "\",\n  \"GET /v2/w", "\"\n  \"GET /v2/w", 1) },
		"without a head": func(text string) string { return strings.TrimPrefix(text, "{") },
	} {
		s := filled(t)
		path := filepath.Join(s.folder(), "odd.json")
		text, err := os.ReadFile(path)
		faulttest.Must(t, err)
		faulttest.Must(t, os.WriteFile(path, []byte(damage(string(text))), 0o600))
		_, whole := s.Index()
		_, _, got := s.Answers(r)
		if whole == nil || name != "half a line" && !reflect.DeepEqual(fmt.Sprint(got), fmt.Sprint(whole)) {
			t.Errorf("%s: %v, and %v of all", name, got, whole)
		}
	}
}

// TestStore_Answers_edited: a file that somebody has formatted is read.
func TestStore_Answers_edited(t *testing.T) {
	t.Parallel()
	s := filled(t)
	r, err := scope.ParseRequest("PUT /v2/parts/5")
	faulttest.Must(t, err)
	before, answers, err := s.Answers(r)
	faulttest.Must(t, err)
	path := filepath.Join(s.folder(), "odd.json")
	text, err := os.ReadFile(path)
	faulttest.Must(t, err)
	for _, change := range [][2]string{{"\n", ""}, {"\n", "\r\n"}, {"\n  \"", "\n\t\""}} {
		faulttest.Must(t, os.WriteFile(path, []byte(strings.ReplaceAll(string(text), change[0], change[1])), 0o600))
		after, again, err := s.Answers(r)
		faulttest.Must(t, err)
		if got, want := printed(after, again), printed(before, answers); got != want {
			t.Errorf("%q:\n%s\nnot\n%s", change, got, want)
		}
	}
}
