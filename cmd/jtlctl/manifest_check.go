package main

import (
	"path/filepath"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/project"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// lintAll checks the files, those of one project together.
func (a *app) lintAll(o lintOptions, files []*lintedFile) error {
	projects, byProject, err := projectsOf(files)
	if err != nil {
		return err
	}
	for _, path := range projects {
		group := byProject[path]
		linter, err := a.linter(o, group[0].project)
		if err != nil {
			return err
		}
		if o.fix {
			for _, file := range group {
				if file.readErr == nil {
					file.fixed, file.applied = linter.Fix(file.doc)
				}
			}
		}
		if o.fix && !o.dryRun {
			for _, file := range group {
				if len(file.applied) > 0 {
					file.doc = manifest.Read(file.path, file.fixed)
				}
			}
		}
		documents := make([]*manifest.Document, len(group))
		for i, file := range group {
			documents[i] = file.doc
		}
		for i, findings := range linter.Lint(documents...) {
			group[i].findings = findings
			if group[i].readErr != nil {
				group[i].findings = nil
			}
		}
	}
	return nil
}

// projectsOf finds the project of each file and groups the files by it.
func projectsOf(files []*lintedFile) (order []string, byProject map[string][]*lintedFile, err error) {
	byFolder, byProject := map[string]project.Settings{}, map[string][]*lintedFile{}
	for _, file := range files {
		folder := filepath.Dir(file.path)
		settings, known := byFolder[folder]
		if !known {
			if path := project.Find(folder); path != "" {
				if settings, err = project.Load(path); err != nil {
					return nil, nil, err
				}
			}
			byFolder[folder] = settings
		}
		file.project = settings
		if byProject[settings.Path] == nil {
			order = append(order, settings.Path)
		}
		byProject[settings.Path] = append(byProject[settings.Path], file)
	}
	return order, byProject, nil
}

// linter makes the linter of a project; flags come before its settings.
func (a *app) linter(o lintOptions, p project.Settings) (*manifest.Linter, error) {
	severities := map[string]manifest.Severity{}
	for id, severity := range p.Lint.Rules {
		if err := setSeverity(severities, id, severity); err != nil {
			return nil, inProject(p, err)
		}
	}
	for _, choice := range o.rules {
		id, severity, found := strings.Cut(choice, "=")
		if !found {
			return nil, fault.New(fault.Usage, "--rule takes ID=SEVERITY, and is %q", choice).WithHint("such as --rule scope-broad=off")
		}
		if err := setSeverity(severities, id, severity); err != nil {
			return nil, err
		}
	}
	api := o.api
	if api == "" {
		api = p.Lint.API
	}
	generation, err := generationOf(api)
	if err != nil {
		if o.api == "" {
			err = inProject(p, err)
		}
		return nil, err
	}
	scopes, err := a.scopes(append(append([]string{}, p.Lint.Catalogs...), o.catalogs...)...)
	if err != nil {
		return nil, err
	}
	return manifest.NewLinter(manifest.Options{
		Scopes: scopes, Generation: generation, AnyGeneration: api == "any", Severities: severities, Release: o.release || p.Lint.Release,
	}), nil
}

// inProject says which file a wrong setting stands in.
func inProject(p project.Settings, err error) error {
	f := fault.From(err)
	return fault.New(fault.Config, "%s: %s", p.Path, f.Message).WithHint("%s", f.Hint).Because(err)
}

func setSeverity(severities map[string]manifest.Severity, id, severity string) error {
	if err := suggest.Among("rule", id, manifest.CheckIDs()); err != nil {
		return fault.New(fault.Usage, "%s", fault.From(err).Message).WithHint("`jtlctl manifest rules` lists the rules").Because(err)
	}
	if err := suggest.Among("severity", severity, manifest.Severities()); err != nil {
		return err
	}
	for i, name := range manifest.Severities() {
		if name == severity {
			severities[id] = manifest.Severity(i)
		}
	}
	return nil
}

// generationOf is the generation of an API; 0 leaves it open.
func generationOf(api string) (int, error) {
	if api == "" {
		return 0, nil
	}
	if err := suggest.Among("API", api, []string{"2.0", "1.0", "any"}); err != nil {
		return 0, err
	}
	return map[string]int{"2.0": 2, "1.0": 1}[api], nil
}
