package disk

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestExpand(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, name := range []string{"a.json", "b.json", "c.txt", "[d].json"} {
		faulttest.Must(t, os.WriteFile(filepath.Join(folder, name), nil, 0o600))
	}
	for pattern, want := range map[string][]string{
		"*.json": {"[d].json", "a.json", "b.json"}, "?.json": {"a.json", "b.json"}, "[ac].*": {"a.json", "c.txt"},
		"[d].json": {"[d].json"}, "missing": {"missing"}, "*.yaml": nil, "[": nil,
	} {
		got := Expand(filepath.Join(folder, pattern))
		for i := range got {
			got[i] = filepath.Base(got[i])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", pattern, got, want)
		}
	}
}
