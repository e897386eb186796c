package infer

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

const line = `{"time":"2026-11-26T09:00:00Z","method":"GET","path":"/v2/customerGroups","operation":"","status":200,"scopes":["customers.read"],"grade":"exact"}` + "\n"

func TestReadRecords(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "requests.ndjson")
	if err := os.WriteFile(path, []byte("junk\n"+line+line), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := ReadRecords(t.Context(), resolver(t).Index, []string{path, StdinName}, strings.NewReader(line+"\x00\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Calls) != 1 || r.Lines != 3 || r.Calls[0].Place != (Place{filepath.ToSlash(path), 2, 1}) || fmt.Sprint(r.Skipped) != "map[not a request:2]" {
		t.Errorf("%+v", r)
	}
	if report := r.Infer(resolver(t), Declared{}); fmt.Sprint(report.Skipped) != "map[not a request:2]" || len(report.Evidence) != 1 {
		t.Errorf("%+v", report)
	}
}

func TestReadRecords_errors(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, name := range []string{filepath.Join(folder, "missing")} {
		if _, err := ReadRecords(t.Context(), resolver(t).Index, []string{name}, nil); err == nil || fault.From(err).Kind != fault.Input || fault.Hint(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, names := range [][]string{{""}, {StdinName, StdinName}} {
		if _, err := ReadRecords(t.Context(), resolver(t).Index, names, strings.NewReader(line)); err == nil || fault.From(err).Kind != fault.Usage {
			t.Errorf("%q: %v", names, err)
		}
	}
	for text, want := range map[string]bool{"no record\n": true, `{"a": 1}`: true, "": false, "# none\n": false, "GET https://shop.example/v2/items\nno record\n": false} {
		_, err := ReadRecords(t.Context(), resolver(t).Index, []string{StdinName}, strings.NewReader(text))
		if got := err != nil && fault.From(err).Kind == fault.Input; got != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestRecords_Add_many(t *testing.T) {
	t.Parallel()
	r := NewRecords()
	for i := range MaxCalls + 2 {
		r.Add(Place{}, entry("GET", fmt.Sprintf("/%d", i), ""))
	}
	if len(r.Calls) != MaxCalls || r.Skipped[tooMany] != 2 {
		t.Errorf("%d, %v", len(r.Calls), r.Skipped)
	}
}
