package project

import (
	"os"
	"path/filepath"
	"reflect"
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

func TestFind(t *testing.T) {
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

func TestRoot(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	for folder, git := range map[string]string{
		"repo/inner":       "gitdir: ../.git/modules/inner\n",
		"repo/inner/again": "gitdir: C:\\repo\\.git\\modules\\inner\\modules\\again\n",
		"repo/tree":        "gitdir: /home/me/modules/shop/.git/worktrees/tree\n",
		"repo/tree/inner":  "gitdir: /repo/.git/worktrees/tree/modules/inner\n",
		"repo/elsewhere":   "gitdir: /srv/modules/elsewhere\n",
		"single":           "gitdir: ../.git/modules/single\n",
	} {
		write(t, filepath.Join(top, filepath.FromSlash(folder), ".git"), git)
	}
	write(t, filepath.Join(top, "repo", ".git", "HEAD"), "")
	write(t, filepath.Join(top, "repo", "own", ".git", "HEAD"), "")
	for folder, want := range map[string]string{
		"repo": "repo", "repo/src": "repo", "repo/own/src": "repo/own",
		"repo/inner": "repo", "repo/inner/again/src": "repo",
		"repo/tree": "repo/tree", "repo/tree/inner": "repo/tree", "repo/elsewhere": "repo/elsewhere", "single/src": "single",
	} {
		if got := Root(filepath.Join(top, filepath.FromSlash(folder))); got != filepath.Join(top, filepath.FromSlash(want)) {
			t.Errorf("%s: got %s, want %s", folder, got, want)
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

func TestLoad_empty(t *testing.T) {
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

func TestLoad_mistakes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"lint:\n  rule: {}\n":                     `line 2: there is no setting rule (did you mean "rules"?)`,
		"lints: {}\n":                             `line 1: there is no setting lints (did you mean "lint"?)`,
		"rules: {}\n":                             "line 1: there is no setting rules",
		"lint: 5\n":                               "line 1: lint must have settings, but is a number",
		"- lint\n":                                "line 1: the file must have settings, but is a list",
		"hello\n":                                 "line 1: the file must have settings, but is a string",
		"lint:\n  strict: perhaps\n":              "line 2: strict must be true or false, but is a string",
		"lint:\n  release: [true]\n":              "line 2: release must be true or false, but is a list",
		"lint:\n  api: {a: b}\n":                  "line 2: api must be the version of an API, such as 2.0, but is a mapping",
		"lint:\n  rules:\n    - scope-broad\n":    "line 3: rules must have lines `id: severity`, but is a list",
		"lint: {rules: true}\n":                   "line 1: rules must have lines `id: severity`, but is true",
		"lint:\n  rules:\n    a: [off]\n":         "line 3: the severity of a rule must be a word, such as off, but is a list",
		"lint:\n  catalogs: a.json\n":             "line 2: catalogs must be a list of files, but is a string",
		"lint:\n  catalogs: [{a: b}]\n":           "line 2: a catalogue must be the name of a file, but is a mapping",
		"lint:\n  catalogs: ['']\n":               "line 2: the file name of a catalogue is empty",
		"lint:\n  catalogs:\n  - https://a.b/c\n": "line 3: catalogs lists files, but this is a URL",
		"lint:\n  strict: true\n  strict: on\n":   "line 3: strict is set twice",
		"lint: {}\nlint: {}\n":                    "line 2: lint is set twice",
		"lint:\n\tstrict: true\n":                 "line 2: indent with spaces, not tabs",
		"lint:\n  rules:\n  \t a: off\n":          "line 3: indent with spaces, not tabs",
		"lint: {}\n\t# a comment\n":               "line 2: indent with spaces, not tabs",
		"lint:\n  api: @\n":                       "line 2: this is not valid YAML: found character",
		"lint: [\n":                               "line 1: this is not valid YAML: ",
		"lint: *a\n":                              "this is not valid YAML: unknown anchor",
		"lint: {}\n---\nlint: {strict: true}\n":   "a second document begins, but only one is allowed",
		"---\n---\n":                              "line 2: a second document begins",
		"lint: {}\n---\n[\n":                      "this is not valid YAML",
		"lint: &a {rules: *a}\n":                  "line 1: the severity of a rule must be a word, such as off, but is a mapping",
		strings.Repeat("#", maxSize+1):            "too large",
	} {
		path := filepath.Join(t.TempDir(), FileName)
		write(t, path, text)
		_, err := Load(path)
		kind := fault.Config
		if len(text) > maxSize {
			kind = fault.Disk
		}
		faulttest.Want(t, err, kind, want)
		if message := err.Error(); strings.Contains(message, "!!") || strings.Contains(message, "project.") || !strings.HasPrefix(message, path) {
			t.Errorf("%q: %s", text, message)
		}
	}
}

// TestLoad_forms has what only YAML has: settings left empty, documents that begin with ---,
// aliases, words for true.
func TestLoad_forms(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Lint{
		"---\n":                                  {},
		"%YAML 1.2\n---\nlint: {strict: true}\n": {Strict: true},
		"lint:\n":                                {},
		"lint: {}\n...\n":                        {},
		"lint:\n  api:\n  strict:\n  rules:\n  catalogs:\n":       {},
		"lint: {strict: yes, api: 1}\n":                           {Strict: true, API: "1"},
		"# a comment\n--- # another\nlint: &a\n  release: true\n": {Release: true},
		"lint: {api: &a '2.0', rules: {x: *a}}\n":                 {API: "2.0", Rules: map[string]string{"x": "2.0"}},
	} {
		got, err := parse([]byte(text))
		if err != nil || !reflect.DeepEqual(got.Lint, want) {
			t.Errorf("%q: %+v, %v", text, got.Lint, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("lint: {rules: {a: off}}"))
	f.Add([]byte("lint: &a [*a]"))
	f.Add([]byte("lint: &a {catalogs: [x, *a]}\n---\n\tb"))
	f.Fuzz(func(t *testing.T, text []byte) {
		_, err := parse(text)
		if err == nil {
			return
		}
		if f := fault.From(err); f.Kind != fault.Config || f.Message == "" || strings.Contains(f.Message, "project.") {
			t.Errorf("%q: %+v", text, f)
		}
	})
}

// TestLoad_notRegular: what is no regular file, such as a pipe, may never end.
func TestLoad_notRegular(t *testing.T) {
	t.Parallel()
	for _, catalog := range []string{t.TempDir(), "."} {
		path := filepath.Join(t.TempDir(), FileName)
		write(t, path, "lint:\n  catalogs: ['"+catalog+"']\n")
		_, err := Load(path)
		faulttest.Want(t, err, fault.Config, "is not a regular file")
	}
}
