package lint

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/jtlctl/jtlctl/internal/disk/disktest"
)

// TestPlaces_Of: the path from the root of the repository, however a file is named.
func TestPlaces_Of(t *testing.T) {
	t.Parallel()
	real, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join(real, "repo")
	if err := os.MkdirAll(filepath.Join(root, "shop"), 0o700); err != nil {
		t.Fatal(err)
	}
	p := Places{root}
	for path, want := range map[string]string{
		filepath.Join(root, "app.json"):               "app.json",
		filepath.Join(root, "shop", "app.json"):       filepath.Join("shop", "app.json"),
		filepath.Join(root, "shop", "..", "app.json"): "app.json",
		filepath.Join(root, "..x"):                    "..x",
		filepath.Join(real, "repository", "app.json"): filepath.Join(real, "repository", "app.json"),
		filepath.Join(real, "app.json"):               filepath.Join(real, "app.json"),
		"-":                                           "-",
		"":                                            "",
	} {
		if got := p.Of(path); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
	if got := (Places{}).Of("../a.json"); got != "../a.json" {
		t.Errorf("the zero value: %s", got)
	}
}

func TestPlaces_Of_link(t *testing.T) {
	t.Parallel()
	real, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	root, link := filepath.Join(real, "repo"), filepath.Join(real, "link")
	if err := os.MkdirAll(filepath.Join(root, "shop"), 0o700); err != nil {
		t.Fatal(err)
	}
	disktest.Symlink(t, root, link)
	if got := (Places{root}).Of(filepath.Join(link, "shop", "app.json")); got != filepath.Join("shop", "app.json") {
		t.Errorf("through a link: %s", got)
	}
	if got := (Places{link}).Of(filepath.Join(root, "app.json")); got != "app.json" {
		t.Errorf("at a root that is a link: %s", got)
	}
}
