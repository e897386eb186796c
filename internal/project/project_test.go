package project

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFindLooksUpwardsToTheRootOfTheRepository(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	settings := filepath.Join(root, "shop", FileName)
	write(t, settings, "lint: {}")
	write(t, filepath.Join(root, "shop", "other", ".git", "HEAD"), "")
	write(t, filepath.Join(root, "shop", "apps", "one", "app.json"), "")
	write(t, filepath.Join(root, "shop", "folder", FileName, "x"), "")
	for folder, want := range map[string]string{
		"shop": settings, "shop/apps/one": settings, "shop/folder": settings, "shop/other": "",
	} {
		if got := Find(filepath.Join(root, filepath.FromSlash(folder))); got != want {
			t.Errorf("%s: got %q, want %q", folder, got, want)
		}
	}
}

func TestLoad(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), FileName)
	write(t, path, "lint:\n  api: 2.0\n  strict: true\n  release: true\n  rules: {scope-broad: off, url-origin: warning}\n  catalogs: [a.json, /b.json]\n")
	got, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	l := got.Lint
	if got.Path != path || l.API != "2.0" || !l.Strict || !l.Release || l.Rules["scope-broad"] != "off" || l.Rules["url-origin"] != "warning" {
		t.Errorf("got %+v", got)
	}
	if want := filepath.Join(filepath.Dir(path), "a.json"); l.Catalogs[0] != want {
		t.Errorf("catalogs %v", l.Catalogs)
	}
}

func TestLoadOfNothing(t *testing.T) {
	t.Parallel()
	if got, err := Load(filepath.Join(t.TempDir(), FileName)); err != nil || got.Path != "" {
		t.Errorf("no file: %+v, %v", got, err)
	}
	path := filepath.Join(t.TempDir(), FileName)
	write(t, path, "# nothing yet\n")
	if got, err := Load(path); err != nil || got.Path != path {
		t.Errorf("an empty file: %+v, %v", got, err)
	}
}

func TestMistakes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"lint:\n  rule: {}\n":          `line 2: there is no setting rule (did you mean "rules"?)`,
		"lints: {}\n":                  `line 1: there is no setting lints (did you mean "lint"?)`,
		"lint: [\n":                    "line 1: ",
		"lint: {strict: perhaps}\n":    "line 1",
		strings.Repeat("#", maxSize+1): "too large",
	} {
		path := filepath.Join(t.TempDir(), FileName)
		write(t, path, text)
		_, err := Load(path)
		kind := fault.Config
		if len(text) > maxSize {
			kind = fault.Disk
		}
		faulttest.Want(t, err, kind, want)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("lint: {rules: {a: off}}"))
	f.Add([]byte("lint: &a [*a]"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if _, err := parse(text); err != nil && explain("x", err).Error() == "" {
			t.Error("a mistake without words")
		}
	})
}
