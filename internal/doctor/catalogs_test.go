package doctor

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/catalog"
)

func TestCheckCatalogs(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	store := catalog.Store{State: t.TempDir()}
	got := checkCatalogs(store, now)
	if got.Status != OK || !strings.HasPrefix(got.Detail, "2, the oldest is 1.0 of 2026-11-21 (built in, 5 days old); published versions that were not read: 1.0, 1.1") ||
		got.Remedy != "`jtlctl scope update` reads them" {
		t.Errorf("%+v", got)
	}
	path := filepath.Join(store.State, "catalogs", "2.3.json")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("<html>"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := checkCatalogs(store, now); got.Status != Failed || !strings.Contains(got.Detail, "2.3.json cannot be used") {
		t.Errorf("%+v", got)
	}
}
