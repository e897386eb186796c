package secret

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestHelperNames(t *testing.T) {
	t.Parallel()
	one, two := t.TempDir(), t.TempDir()
	for _, path := range []string{filepath.Join(one, "docker-credential-pass"), filepath.Join(one, "docker"), filepath.Join(two, "docker-credential-wincred.exe"), filepath.Join(two, "docker-credential-pass"), filepath.Join(two, "docker-credential-")} {
		if err := os.WriteFile(path, nil, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	list := string(os.PathListSeparator)
	if got := HelperNames(one + list + list + filepath.Join(one, "none") + list + two); !slices.Equal(got, []string{"pass", "wincred"}) {
		t.Errorf("got %q", got)
	}
	if got := HelperNames(""); got != nil {
		t.Errorf("without PATH: %q", got)
	}
}
