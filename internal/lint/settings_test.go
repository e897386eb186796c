package lint

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/project"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestSeveritiesOf(t *testing.T) {
	t.Parallel()
	ofProject := project.Settings{Path: "p.yaml", Lint: project.Lint{Rules: map[string]string{"scope-broad": "off", "url-origin": "warning"}}}
	got, err := severitiesOf(Options{Rules: []string{"scope-broad=error"}}, ofProject)
	if err != nil || got["scope-broad"] != manifest.Error || got["url-origin"] != manifest.Warning || len(got) != 2 {
		t.Errorf("got %v, %v", got, err)
	}
	for choice, want := range map[string]string{
		"scope-broad":       "must be ID=SEVERITY",
		"scope-borad=off":   `did you mean "scope-broad"?`,
		"scope-broad=fatal": `unknown severity "fatal"`,
		"syntax=off":        "the rule syntax cannot be changed",
	} {
		_, err := severitiesOf(Options{Rules: []string{choice}}, project.Settings{})
		wantError(t, err, fault.Usage, want)
		if id, severity, found := strings.Cut(choice, "="); found {
			_, err := severitiesOf(Options{}, project.Settings{Path: "p.yaml", Lint: project.Lint{Rules: map[string]string{id: severity}}})
			wantError(t, err, fault.Config, "p.yaml: ")
		}
	}
}

func TestGenerationOf(t *testing.T) {
	t.Parallel()
	index := scope.NewIndex(scope.Builtin()...)
	for api, want := range map[string]erp.Generation{"": 0, AnyAPI: 0, "1.0": 1, "2.0": 2, "1.3": 1, "3.0": 3} {
		if got, version, err := generationOf(api, index); err != nil || got != want || (version == api) != (want != 0 || api == "") {
			t.Errorf("%q: got %d, %q, %v", api, got, version, err)
		}
	}
	_, _, err := generationOf("4.0", index)
	wantError(t, err, fault.Usage, `unknown API "4.0"`)
}

// TestInput_linter_errors: a wrong setting of a project is the project's, and
// one of an option is not.
func TestInput_linter_errors(t *testing.T) {
	t.Parallel()
	in := Input{Scopes: func(extra ...string) (*scope.Index, error) {
		if slices.Contains(extra, "bad.json") {
			return nil, fault.New(fault.Input, "bad.json is no OpenAPI document")
		}
		return scope.NewIndex(scope.Builtin()...), nil
	}}
	with := func(lint project.Lint) project.Settings { return project.Settings{Path: "p.yaml", Lint: lint} }
	_, err := in.linter(Options{}, with(project.Lint{Catalogs: []string{"bad.json"}}), nil)
	wantError(t, err, fault.Config, "p.yaml: bad.json is no")
	_, err = in.linter(Options{Catalogs: []string{"bad.json"}}, with(project.Lint{}), nil)
	wantError(t, err, fault.Input, "bad.json is no")
	_, err = in.linter(Options{}, with(project.Lint{API: "5.0"}), nil)
	wantError(t, err, fault.Config, `p.yaml: unknown API "5.0"`)
	_, err = in.linter(Options{API: "4.0"}, with(project.Lint{API: "5.0"}), nil)
	wantError(t, err, fault.Usage, `unknown API "4.0"`)
	if strings.Contains(err.Error(), "p.yaml") {
		t.Errorf("the option is blamed on the project: %v", err)
	}
}

// TestRun_projects: each file has the settings of its own folder.
func TestRun_projects(t *testing.T) {
	t.Parallel()
	root := folder(t, map[string]string{
		"one/.jtlctl.yaml": "lint: {rules: {technical-name: off}}", "one/app.json": `{"technicalName": ""}`,
		"two/app.json": `{"technicalName": ""}`, "bad/.jtlctl.yaml": "lint: 5", "bad/app.json": cleanApp,
	})
	result := run(t, Options{}, filepath.Join(root, "one"), filepath.Join(root, "two"))
	if slices.Contains(rules(result.Files[0]), "technical-name") || !slices.Contains(rules(result.Files[1]), "technical-name") {
		t.Errorf("got %v and %v", rules(result.Files[0]), rules(result.Files[1]))
	}
	_, err := Run(t.Context(), input(""), Options{}, []string{filepath.Join(root, "bad")}, none)
	wantError(t, err, fault.Config, "lint must have settings")
}

func TestRun_scopesFail(t *testing.T) {
	t.Parallel()
	in := Input{Scopes: func(...string) (*scope.Index, error) { return nil, errors.New("no catalogue") }}
	_, err := Run(t.Context(), in, Options{}, []string{filepath.Join(folder(t, map[string]string{"a.json": cleanApp}), "a.json")}, none)
	if err == nil || err.Error() != "no catalogue" {
		t.Errorf("got %v", err)
	}
}

// TestRun_settingsError: it ends a run before anything is handed on or written,
// unless it is next to something that is not a manifest.
func TestRun_settingsError(t *testing.T) {
	t.Parallel()
	root := folder(t, map[string]string{
		"a/app.json": cleanApp, "b/.jtlctl.yaml": "lint: 5", "b/manifest.json": `{"name": "a web app"}`,
	})
	if got := run(t, Options{}, root); len(got.Files) != 1 || len(got.Skipped) != 1 {
		t.Errorf("%d files, skipped %v", len(got.Files), got.Skipped)
	}
	if err := os.WriteFile(filepath.Join(root, "b", "app.json"), []byte(cleanApp), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Run(t.Context(), input(""), Options{}, []string{root}, none)
	wantError(t, err, fault.Config, filepath.Join(root, "b", ".jtlctl.yaml"))
}
