package verify

import (
	"path/filepath"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/jwks"
)

// CachedKeys returns the keys of all key sets in the folder of caches that have an ID. It
// is for the shell: what cannot be read is left out.
func CachedKeys(cache string) (keys []jwks.Key) {
	if cache == "" {
		return nil
	}
	folder := filepath.Join(cache, "jwks")
	entries, err := disk.ReadFolder(folder)
	if err != nil {
		return nil
	}
	for _, entry := range entries {
		if filepath.Ext(entry.Name()) != ".json" {
			continue
		}
		text, err := disk.File{Path: filepath.Join(folder, entry.Name()), Max: 2 * jwks.MaxSize}.Load()
		if err != nil {
			continue
		}
		for _, key := range jwks.CachedKeys(text) {
			if key.ID != "" {
				keys = append(keys, key)
			}
		}
	}
	return keys
}
