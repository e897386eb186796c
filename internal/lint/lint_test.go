package lint

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
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

func TestRun_each_file_once(t *testing.T) {
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
	result, err := Run(t.Context(), input(""), Options{}, []string{folder(t, map[string]string{"manifest.json": `{"name": "a web app"}`})})
	wantError(t, err, fault.Usage, "no manifest found in this folder or below")
	if len(result.Skipped) != 1 {
		t.Errorf("left out: %v", result.Skipped)
	}
	_, err = Run(t.Context(), input(""), Options{}, []string{""})
	wantError(t, err, fault.Usage, "the file name is empty")
}

func TestRun_interrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Run(ctx, input(""), Options{}, []string{folder(t, map[string]string{"app.json": cleanApp})})
	wantError(t, err, fault.Interrupted, "interrupted")
}

func TestRun_standard_input(t *testing.T) {
	t.Parallel()
	result, err := Run(t.Context(), input(`{"technicalName": ""}`), Options{}, []string{StdinName})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(rules(result.Files[0]), "technical-name") || result.Report()[0].Path != "stdin" {
		t.Errorf("got %v, %q", rules(result.Files[0]), result.Report()[0].Path)
	}
}

func TestResult_Verdict(t *testing.T) {
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
		files := map[string]string{"a.json": test.text}
		if test.project != "" {
			files[".jtlctl.yaml"] = test.project
		}
		if got := run(t, test.options, filepath.Join(folder(t, files), "a.json")).Verdict(); got != test.want {
			t.Errorf("%s: got %d, want %d", name, got, test.want)
		}
	}
	missing := run(t, Options{}, filepath.Join(t.TempDir(), "missing.json"))
	if missing.Verdict() != Unreadable || missing.Files[0].FirstProblem() != "there is no such file" || missing.Report()[0].Problem == "" {
		t.Errorf("a missing file: %d, %q, %q", missing.Verdict(), missing.Files[0].FirstProblem(), missing.Report()[0].Problem)
	}
}

func TestFile_FirstProblem(t *testing.T) {
	t.Parallel()
	result := run(t, Options{}, filepath.Join(folder(t, map[string]string{"a.json": "{\n x}"}), "a.json"))
	if got := result.Files[0].FirstProblem(); got != "line 2, column 2: "+result.Files[0].Findings[0].Message {
		t.Errorf("got %q", got)
	}
}

func TestRun_fix(t *testing.T) {
	t.Parallel()
	const before = `{"technicalName": "a", "version": "1.0.0", "lifecycle": {"configurationUrl": "https://a.example/setup"}, "appId": 1}`
	for _, dry := range []bool{false, true} {
		path := filepath.Join(folder(t, map[string]string{"app.json": before}), "app.json")
		file := run(t, Options{Fix: true, DryRun: dry}, path).Files[0]
		want := map[bool]string{false: cleanApp, true: before}[dry]
		now, err := os.ReadFile(path)
		if err != nil || string(now) != want || string(file.Fixed) != cleanApp || len(file.Applied) != 1 || file.Written == dry {
			t.Errorf("dry %v: %s, %v, %+v", dry, now, err, file)
		}
		if findings := len(file.Findings); (findings == 0) == dry {
			t.Errorf("dry %v: %d findings", dry, findings)
		}
	}
}

// TestWriteBack_changed: a file that somebody else changed is left as it is,
// and does not keep the others from being written.
func TestWriteBack_changed(t *testing.T) {
	t.Parallel()
	root := folder(t, map[string]string{"one.json": "changed", "two.json": "old", "same.json": "old"})
	file := func(name string) *File {
		return &File{Path: filepath.Join(root, name), Document: manifest.Read(name, nil), Fixed: []byte("new"), before: []byte("old")}
	}
	files := []*File{file("one.json"), file("two.json"), file("missing.json"), {Path: filepath.Join(root, "same.json")}}
	writeBack(files)
	wantError(t, files[0].WriteErr, fault.Disk, "was changed by another program")
	wantError(t, files[2].WriteErr, fault.Disk, "cannot be written")
	for name, want := range map[string]string{"one.json": "changed", "two.json": "new", "same.json": "old"} {
		if now, err := os.ReadFile(filepath.Join(root, name)); err != nil || string(now) != want {
			t.Errorf("%s: %s, %v", name, now, err)
		}
	}
	if files[0].Written || !files[1].Written || files[3].Written {
		t.Errorf("written: %v %v %v", files[0].Written, files[1].Written, files[3].Written)
	}
}

func TestReportRules(t *testing.T) {
	t.Parallel()
	if got := ReportRules(); len(got) != len(manifest.RuleIDs()) || got[0].ID != "syntax" || got[0].Level != "error" || got[0].Why == "" {
		t.Errorf("got %+v", got)
	}
}
