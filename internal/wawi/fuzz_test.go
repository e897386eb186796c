package wawi

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// FuzzFolder_load: a state that is read has what an installation needs, and what is none
// is said to be damaged, never taken for missing.
func FuzzFolder_load(f *testing.F) {
	for _, seed := range []string{
		`{"version":1,"installation":{"url":"http://127.0.0.1/api/shop","api":"2.0","app_id":"a","app_version":"1"}}`, `{"version":1,"registration":{"url":"https://wawi.example/api/shop","api":"1.0","id":"x"}}`,
		`{"version":99}`, `{"version":1}`, `{"installation":null,"registration":{}}`, "{", "",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		folder := Folder{t.TempDir()}
		if err := os.WriteFile(filepath.Join(folder.Path, "shop.json"), text, 0o600); err != nil {
			t.Fatal(err)
		}
		record, err := folder.load("shop")
		switch {
		case err == nil && (record.Name != "shop" || record.Installation == nil && record.Registration == nil):
			t.Errorf("%+v", record)
		case err != nil && fault.From(err).Kind != fault.Disk:
			t.Errorf("%v", err)
		}
	})
}
