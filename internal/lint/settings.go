package lint

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/project"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// linting is what the settings of a project mean for its files.
type linting struct {
	linter      *manifest.Linter
	strict      bool
	settingsErr error // why they cannot be used
}

// projects are the settings of folders, and of the files of settings.
type projects struct {
	in      Input
	options Options
	folders map[string]linting
	files   map[string]linting
	code    *infer.Tree // nil without Options.Code
}

// of returns the settings for the files of a folder.
func (p projects) of(folder string) linting {
	known, ok := p.folders[folder]
	if !ok {
		known = p.ofFile(project.Find(folder))
		p.folders[folder] = known
	}
	return known
}

// ofFile returns the settings of a file; "" is none.
func (p projects) ofFile(path string) linting {
	known, ok := p.files[path]
	if ok {
		return known
	}
	var settings project.Settings
	if path != "" {
		settings, known.settingsErr = project.Load(path)
	}
	if known.settingsErr == nil {
		known.linter, known.settingsErr = p.in.linter(p.options, settings, p.code)
	}
	known.strict = override(p.options.Strict, settings.Lint.Strict)
	p.files[path] = known
	return known
}

// linter makes the linter of a project; options take precedence over its
// settings.
func (in Input) linter(o Options, p project.Settings, code *infer.Tree) (*manifest.Linter, error) {
	severities, err := severitiesOf(o, p)
	if err != nil {
		return nil, err
	}
	scopes, err := in.Scopes(p.Lint.Catalogs...)
	if err != nil {
		return nil, withProject(p, err)
	}
	if len(o.Catalogs) > 0 {
		if scopes, err = in.Scopes(append(slices.Clone(p.Lint.Catalogs), o.Catalogs...)...); err != nil {
			return nil, err
		}
	}
	api := o.API
	if api == "" {
		api = p.Lint.API
	}
	generation, version, err := generationOf(api, scopes)
	if err != nil {
		if o.API == "" {
			return nil, withProject(p, err)
		}
		return nil, fault.WithOrigin(err, "--api")
	}
	return manifest.NewLinter(manifest.Options{
		Scopes: scopes, Generation: generation, Version: version, AnyGeneration: api == AnyAPI, Severities: severities,
		Release: override(o.Release, p.Lint.Release), Usage: usageOf(code, scopes),
	}), nil
}

// override returns the choice of the user, or that of the project if there is
// none.
func override(choice *bool, ofProject bool) bool {
	if choice != nil {
		return *choice
	}
	return ofProject
}

// severitiesOf returns those of the project, overridden by those of the options.
func severitiesOf(o Options, p project.Settings) (map[string]manifest.Severity, error) {
	severities := map[string]manifest.Severity{}
	for id, severity := range p.Lint.Rules {
		if err := setSeverity(severities, id, severity); err != nil {
			return nil, withProject(p, err)
		}
	}
	for _, choice := range o.Rules {
		id, severity, found := strings.Cut(choice, "=")
		if !found {
			return nil, fault.New(fault.Usage, "--rule must be ID=SEVERITY, but is %q", choice).WithHint("such as --rule scope-broad=off")
		}
		if err := setSeverity(severities, id, severity); err != nil {
			return nil, fault.WithOrigin(err, "--rule")
		}
	}
	return severities, nil
}

func setSeverity(severities map[string]manifest.Severity, id, severity string) error {
	if err := suggest.Among("rule", id, manifest.RuleIDs()); err != nil {
		return fault.Wrap(err, "%s", fault.Message(err)).WithHint("`jtlctl manifest rules` lists the rules")
	}
	if err := suggest.Among("severity", severity, manifest.Severities()); err != nil {
		return err
	}
	if id == "syntax" {
		return fault.New(fault.Usage, "the severity of the rule syntax cannot be changed: a file that is not JSON cannot be checked").WithHint("remove this setting")
	}
	severities[id] = manifest.Severity(slices.Index(manifest.Severities(), severity)) //nolint:gosec // there are four
	return nil
}

// withProject adds the file of the settings to an error.
func withProject(p project.Settings, err error) error {
	if p.Path == "" {
		return err
	}
	return fault.Wrap(err, "%s: %s", p.Path, fault.Message(err)).WithKind(fault.Config)
}

// APIs returns the values of Options.API that need no imported catalogue.
func APIs() []string { return append(scope.PublishedVersions(), AnyAPI) }

// generationOf returns the generation of an API and its version; 0 leaves them
// open. A published version needs no catalogue.
func generationOf(api string, scopes *scope.Index) (erp.Generation, string, error) {
	names := []string{}
	for _, c := range scopes.Catalogs() {
		if c.Name == api {
			return c.Generation, c.Name, nil
		}
		names = append(names, c.Name)
	}
	switch {
	case api == "" || api == AnyAPI:
		return 0, "", nil
	case slices.Contains(scope.PublishedVersions(), api):
		return erp.Generation(api[0] - '0'), api, nil // its rules are known, and its scopes in part
	}
	return 0, "", suggest.Among("API", api, append(names, AnyAPI))
}
