package docs

import (
	"os"
	"path/filepath"
	"testing"
)

// writeDocuments writes a folder of published documents: one that is there and
// one that is broken.
func writeDocuments(t *testing.T, folder string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"2.3.json": library, "3.0.json": "<html>"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
