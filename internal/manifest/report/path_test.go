package report

import (
	"strings"
	"testing"
)

func TestArtifactOf(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]sarifArtifact{
		"app.json":             {"app.json", sourceRoot},
		"./shop//app.json":     {"shop/app.json", sourceRoot},
		"my app/größe #1?.js":  {"my%20app/gr%C3%B6%C3%9Fe%20%231%3F.js", sourceRoot},
		"100%.json":            {"100%25.json", sourceRoot},
		"http://x/app.json":    {"http%3A/x/app.json", sourceRoot},
		"..app.json":           {"..app.json", sourceRoot},
		"../app.json":          {"../app.json", ""},
		"a/../../app.json":     {"../app.json", ""},
		"/srv/a b/../app.json": {"file:///srv/app.json", ""},
	} {
		for _, windows := range []bool{false, true} {
			if got := artifactOf(path, windows); got != want {
				t.Errorf("%s, Windows %t: %+v, want %+v", path, windows, got, want)
			}
		}
	}
}

func TestArtifactOf_windows(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]struct{ windows, elsewhere sarifArtifact }{
		`shop\app.json`:       {sarifArtifact{"shop/app.json", sourceRoot}, sarifArtifact{"shop%5Capp.json", sourceRoot}},
		`.\shop\..\app.json`:  {sarifArtifact{"app.json", sourceRoot}, sarifArtifact{".%5Cshop%5C..%5Capp.json", sourceRoot}},
		`..\..\app.json`:      {sarifArtifact{"../../app.json", ""}, sarifArtifact{"..%5C..%5Capp.json", sourceRoot}},
		`C:\a b\app.json`:     {sarifArtifact{"file:///C:/a%20b/app.json", ""}, sarifArtifact{"C%3A%5Ca%20b%5Capp.json", sourceRoot}},
		"d:/app.json":         {sarifArtifact{"file:///d:/app.json", ""}, sarifArtifact{"d%3A/app.json", sourceRoot}},
		`\\host\a b\app.json`: {sarifArtifact{"file://host/a%20b/app.json", ""}, sarifArtifact{"%5C%5Chost%5Ca%20b%5Capp.json", sourceRoot}},
		"//srv/app.json":      {sarifArtifact{"file://srv/app.json", ""}, sarifArtifact{"file:///srv/app.json", ""}},
	} {
		if got := artifactOf(path, true); got != want.windows {
			t.Errorf("%s on Windows: %+v, want %+v", path, got, want.windows)
		}
		if got := artifactOf(path, false); got != want.elsewhere {
			t.Errorf("%s: %+v, want %+v", path, got, want.elsewhere)
		}
	}
}

func TestReports_userPath(t *testing.T) {
	t.Parallel()
	files := []File{{Path: "./a/../app.json", Problem: "gone"}}
	if got := jsonOf(files).Files[0].Path; got != files[0].Path {
		t.Errorf("JSON: %s", got)
	}
	if got := textOf(files, marked{}); !strings.Contains(got, files[0].Path) {
		t.Errorf("text: %s", got)
	}
	if got := gitHubOf(files); !strings.Contains(got, "file=app.json,") {
		t.Errorf("GitHub: %s", got)
	}
}
