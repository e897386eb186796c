package merchant

import (
	"net/http"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestDescribeOlder_everyScope(t *testing.T) {
	t.Parallel()
	w, areas := readTables(), map[string]bool{}
	for name, operations := range operationsByScope(t, 1) {
		kind, r := w.describe(name, "en")
		want := "older"
		if _, written := w.scopes[name]; written {
			want = w.scopes[name]["risk"]
		}
		if kind != want || r.Area == "" || r.Sentence == "" {
			t.Errorf("%s is %s: %+v", name, kind, r)
		}
		resource, _ := scope.SplitPermission(name)
		areas[resource] = true
		for _, o := range operations {
			reads := strings.Contains(r.Sentence, "read")
			if reads != (o.Method == http.MethodGet) {
				t.Errorf("%s allows %s %s, but: %s", name, o.Method, o.Path, r.Sentence)
			}
		}
	}
	for resource := range w.areas {
		if !areas[resource] {
			t.Errorf("no scope begins with %s", resource)
		}
	}
}

func TestDescribeOlder(t *testing.T) {
	t.Parallel()
	w := readTables()
	for name, want := range map[string]string{
		"item.getitem":           "older",
		"salesorder.odd":         "older",
		"item.":                  "unknown",
		"item":                   "unknown",
		"item.get.item":          "unknown",
		"item.get item":          "unknown",
		"item.get|<b>":           "unknown",
		"Item.getitem":           "unknown",
		"thing.getthing":         "unknown",
		".":                      "unknown",
		"":                       "unknown",
		"extensibility.getall":   "older",
		"extensibility.integrat": "older",
	} {
		t.Run(name, func(t *testing.T) {
			if got, _ := w.describe(name, "de"); got != want {
				t.Errorf("%q is %s, want %s", name, got, want)
			}
		})
	}
}

// TestDescribeOlder_operations: every row names its operation, so that no two are
// the same.
func TestDescribeOlder_operations(t *testing.T) {
	t.Parallel()
	w := readTables()
	for _, language := range Languages() {
		seen := map[string]string{}
		for name := range operationsByScope(t, 1) {
			r, ok := w.describeOlder(name, language)
			if _, written := w.scopes[name]; written || !ok {
				continue
			}
			row := r.Area + ": " + r.Sentence
			if other, twice := seen[row]; twice {
				t.Errorf("%s and %s have the same row in %s: %s", name, other, language, row)
			}
			seen[row] = name
		}
	}
	for name, want := range map[string]string{
		"salesorder.querysalesorderlineitems": "Darf in diesem Bereich Listen lesen: Positionen.",
		"salesorder.querysalesorders":         "Darf in diesem Bereich Listen lesen: Aufträge.",
		"category.querycategories":            "Darf in diesem Bereich Listen lesen: Kategorien.",
		"item.getitem":                        "Darf in diesem Bereich einzelne Einträge lesen: Artikel.",
		"item.querysomethingnew":              "Darf in diesem Bereich Listen lesen: `querysomethingnew`.",
	} {
		if r, _ := w.describeOlder(name, "de"); r.Sentence != want {
			t.Errorf("%s: %s, want %s", name, r.Sentence, want)
		}
	}
}
