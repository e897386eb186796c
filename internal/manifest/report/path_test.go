package report

import "testing"

func TestFilesAreLocated(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]sarifArtifact{
		"app.json":             {"app.json", sourceRoot},
		"./shop//app.json":     {"shop/app.json", sourceRoot},
		`shop\app.json`:        {"shop/app.json", sourceRoot},
		`.\shop\..\app.json`:   {"app.json", sourceRoot},
		"my app/größe #1?.js":  {"my%20app/gr%C3%B6%C3%9Fe%20%231%3F.js", sourceRoot},
		"100%.json":            {"100%25.json", sourceRoot},
		"http://x/app.json":    {"http%3A/x/app.json", sourceRoot},
		"..app.json":           {"..app.json", sourceRoot},
		"../app.json":          {"../app.json", ""},
		`..\..\app.json`:       {"../../app.json", ""},
		"a/../../app.json":     {"../app.json", ""},
		"/srv/a b/../app.json": {"file:///srv/app.json", ""},
		`C:\a b\app.json`:      {"file:///C:/a%20b/app.json", ""},
		"d:/app.json":          {"file:///d:/app.json", ""},
		`\\host\a b\app.json`:  {"file://host/a%20b/app.json", ""},
	} {
		if got := locate(path); got != want {
			t.Errorf("%s: %+v, want %+v", path, got, want)
		}
	}
}
