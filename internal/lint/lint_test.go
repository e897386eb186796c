package lint

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/jtlctl/jtlctl/internal/disk/disktest"
	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestRun_finds(t *testing.T) {
	t.Parallel()
	root := folder(t, map[string]string{
		"app.json": cleanApp, "deep/listing.json": `{"defaultLocale": "de-DE"}`, "deep/other.json": "{}",
		"pwa/manifest.json": `{"name": "a web app"}`, "node_modules/x/app.json": "{}", "vendor/app.json": "{}", ".git/app.json": "{}",
	})
	result := run(t, Options{}, root)
	var found []string
	for _, file := range result.Files {
		name, _ := filepath.Rel(root, file.Path)
		found = append(found, filepath.ToSlash(name))
	}
	if !slices.Equal(found, []string{"app.json", "deep/listing.json"}) {
		t.Errorf("got %v", found)
	}
	if len(result.Skipped) != 1 || filepath.Base(filepath.Dir(result.Skipped[0])) != "pwa" {
		t.Errorf("left out: %v", result.Skipped)
	}
}

// TestRun_linkOutOfTheRepository: an error shows the line that it is about.
func TestRun_linkOutOfTheRepository(t *testing.T) {
	t.Parallel()
	root := folder(t, map[string]string{
		"outside": "https://user:planted@example.com", "repo/.git/config": "token = planted", "repo/common/good": cleanApp,
		"repo/a/x": "", "repo/b/x": "", "repo/c/x": "",
	})
	repo := filepath.Join(root, "repo")
	for name, target := range map[string]string{"a": "../../outside", "b": "../.git/config", "c": "../common/good"} {
		disktest.Symlink(t, target, filepath.Join(repo, name, "app.json"))
	}
	result := run(t, Options{}, repo)
	if len(result.Files) != 1 || filepath.Base(filepath.Dir(result.Files[0].Path)) != "c" {
		t.Errorf("got %v", named(result.Files))
	}
	if len(result.Outside) != 2 {
		t.Errorf("not followed: %q", result.Outside)
	}
}

func TestRun_eachFileOnce(t *testing.T) {
	t.Parallel()
	root := folder(t, map[string]string{"app.json": cleanApp})
	path := filepath.Join(root, "app.json")
	if result := run(t, Options{}, path, root, root+"/./app.json", filepath.Join(root, "a*.json")); len(result.Files) != 1 {
		t.Errorf("got %d files", len(result.Files))
	}
}

// TestRun_nothing: what was left out is known although the run failed.
func TestRun_nothing(t *testing.T) {
	t.Parallel()
	root := folder(t, map[string]string{"manifest.json": `{"name": "a web app"}`})
	result, err := Run(t.Context(), input(""), Options{}, []string{root}, none)
	wantError(t, err, fault.Usage, "no manifest found in "+root+" or below")
	if len(result.Skipped) != 1 {
		t.Errorf("left out: %v", result.Skipped)
	}
	_, err = Run(t.Context(), input(""), Options{}, []string{""}, none)
	wantError(t, err, fault.Usage, "the file name is empty")
}

func TestRun_interrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Run(ctx, input(""), Options{}, []string{folder(t, map[string]string{"app.json": cleanApp})}, none)
	wantError(t, err, fault.Interrupted, "interrupted")
}

func TestRun_standardInput(t *testing.T) {
	t.Parallel()
	file := runInput(t, input(`{"technicalName": ""}`), Options{}, StdinName).Files[0]
	if !slices.Contains(rules(file), "technical-name") || file.Report().Path != "stdin" {
		t.Errorf("got %v, %q", rules(file), file.Report().Path)
	}
}

func TestRun_verdict(t *testing.T) {
	t.Parallel()
	const warned = `{"technicalName": "a", "version": "1.0.0", "lifecycle": {"configurationUrl": "https://a.example/setup"}, "appId": 1}`
	yes, no := true, false
	for name, test := range map[string]struct {
		text, project string
		options       Options
		want          Verdict
	}{
		"clean":                     {cleanApp, "", Options{}, Passed},
		"a warning":                 {warned, "", Options{}, Passed},
		"a warning, strict":         {warned, "", Options{Strict: &yes}, Failed},
		"a warning, strict project": {warned, "lint: {strict: true}", Options{}, Failed},
		"the option comes first":    {warned, "lint: {strict: true}", Options{Strict: &no}, Passed},
		"an error":                  {`{"technicalName": ""}`, "", Options{}, Failed},
		"no JSON":                   {`{"technicalName": ""`, "", Options{}, Unreadable},
		"another document":          {`{}`, "", Options{}, Unreadable},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"a.json": test.text}
			if test.project != "" {
				files[".jtlctl.yaml"] = test.project
			}
			if got := run(t, test.options, filepath.Join(folder(t, files), "a.json")).Verdict; got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
	missing := run(t, Options{}, filepath.Join(t.TempDir(), "missing.json"))
	if missing.Verdict != Unreadable || missing.Files[0].FirstProblem() != "there is no such file" || missing.Files[0].Report().Problem == "" {
		t.Errorf("a missing file: %d, %q, %q", missing.Verdict, missing.Files[0].FirstProblem(), missing.Files[0].Report().Problem)
	}
}
