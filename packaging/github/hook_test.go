package github

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestHook: pre-commit calls the command with the files whose names match.
func TestHook(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "..", ".pre-commit-hooks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct{ ID, Name, Entry, Language, Files string }
	if err := yaml.Unmarshal(text, &hooks); err != nil || len(hooks) != 1 || hooks[0].ID == "" || hooks[0].Name == "" || hooks[0].Language != "golang" {
		t.Fatalf("%v, %+v", err, hooks)
	}
	files := regexp.MustCompile(hooks[0].Files)
	for name, want := range map[string]bool{
		"app.json": true, "a b/app.json": true, "x/manifest.json": true, "listing.json": true, "App.json": true,
		"app-registration.yaml": true, "shop/app-registration.yml": true, "app-registration.json": true,
		"myapp.json": false, "app.json5": false, "app.jsonc": false, "package.json": false, "app_json": false, "app.json/x": false, "manifest.yaml": false,
	} {
		if files.MatchString(name) != want {
			t.Errorf("%s: %t", name, !want)
		}
	}
	entry := strings.Fields(hooks[0].Entry)
	folder := t.TempDir()
	path := app(t, folder, "app.json")
	if out, _ := jtlctl(t, append(slices.Clone(entry[1:]), path)...); entry[0] != "jtlctl" || !strings.Contains(out, "[scope-unknown]") {
		t.Errorf("%q: %s", entry, out)
	}
	other := filepath.Join(folder, "manifest.json")
	if err := os.WriteFile(other, []byte(`{"name": "a web app", "start_url": "/"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, _ := jtlctl(t, append(slices.Clone(entry[1:]), other)...); strings.Contains(out, "error") {
		t.Errorf("%q: %s", entry, out)
	}
}
