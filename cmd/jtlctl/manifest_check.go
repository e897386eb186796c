package main

import (
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/project"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// lintAll checks the files, each as its project wants, and mends them first
// where that is asked for.
func (a *app) lintAll(o lintOptions, files []*lintedFile) error {
	if err := findProjects(files); err != nil {
		return err
	}
	linters := map[string]*manifest.Linter{}
	var jobs []manifest.Job
	for _, file := range files {
		linter := linters[file.project.Path]
		if linter == nil {
			var err error
			if linter, err = a.linter(o, file.project); err != nil {
				return err
			}
			linters[file.project.Path] = linter
		}
		jobs = append(jobs, manifest.Job{Linter: linter, Document: file.doc})
	}
	if o.fix {
		mend(files, jobs, !o.dryRun)
	}
	for i, findings := range manifest.Run(jobs) {
		if files[i].readErr == nil {
			files[i].findings = findings
		}
	}
	return nil
}

// mend mends documents, and looks at the mended ones from then on where they
// take the place of the others.
func mend(files []*lintedFile, jobs []manifest.Job, replace bool) {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range files {
		group.Go(func() error {
			file.fixed, file.applied = jobs[i].Linter.Fix(file.doc)
			if replace && len(file.applied) > 0 {
				file.before = file.doc.Text.Bytes
				file.doc = manifest.Read(file.path, file.fixed)
				jobs[i].Document = file.doc
			}
			return nil
		})
	}
	_ = group.Wait()
}

// findProjects finds the project of each file.
func findProjects(files []*lintedFile) error {
	byFolder := map[string]project.Settings{}
	for _, file := range files {
		folder := filepath.Dir(file.path)
		settings, known := byFolder[folder]
		if !known {
			if path := project.Find(folder); path != "" {
				var err error
				if settings, err = project.Load(path); err != nil {
					return err
				}
			}
			byFolder[folder] = settings
		}
		file.project = settings
	}
	return nil
}

// linter makes the linter of a project; flags come before its settings.
func (a *app) linter(o lintOptions, p project.Settings) (*manifest.Linter, error) {
	severities, err := chosenSeverities(o, p)
	if err != nil {
		return nil, err
	}
	scopes, err := a.scopes(p.Lint.Catalogs...)
	if err != nil {
		return nil, inProject(p, err)
	}
	if len(o.catalogs) > 0 {
		if scopes, err = a.scopes(append(slices.Clone(p.Lint.Catalogs), o.catalogs...)...); err != nil {
			return nil, err
		}
	}
	api := o.api
	if api == "" {
		api = p.Lint.API
	}
	generation, err := generationOf(api, scopes)
	if err != nil {
		if o.api == "" {
			return nil, inProject(p, err)
		}
		return nil, fault.WithOrigin(err, "--api")
	}
	return manifest.NewLinter(manifest.Options{
		Scopes: scopes, Generation: generation, AnyGeneration: api == anyAPI, Severities: severities,
		Release: o.chosen("release", o.release, p.Lint.Release),
	}), nil
}

// chosenSeverities are those of the project, and then those of the flags.
func chosenSeverities(o lintOptions, p project.Settings) (map[string]manifest.Severity, error) {
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
			return nil, fault.WithOrigin(err, "--rule")
		}
	}
	return severities, nil
}

// inProject says which file a wrong setting stands in.
func inProject(p project.Settings, err error) error {
	f := fault.From(err)
	if p.Path == "" {
		return err
	}
	return fault.New(fault.Config, "%s: %s", p.Path, f.Message).WithHint("%s", f.Hint).Because(err)
}

func setSeverity(severities map[string]manifest.Severity, id, severity string) error {
	if err := suggest.Among("rule", id, manifest.CheckIDs()); err != nil {
		return fault.New(fault.Usage, "%s", fault.From(err).Message).WithHint("`jtlctl manifest rules` lists the rules").Because(err)
	}
	if err := suggest.Among("severity", severity, manifest.Severities()); err != nil {
		return err
	}
	if id == "syntax" {
		return fault.New(fault.Usage, "the rule syntax cannot be changed: what is not JSON cannot be checked").WithHint("leave it out")
	}
	severities[id] = manifest.Severity(slices.Index(manifest.Severities(), severity)) //nolint:gosec // there are four
	return nil
}

// generationOf is the generation of an API; 0 leaves it open.
func generationOf(api string, scopes *scope.Index) (int, error) {
	names := []string{}
	for _, c := range scopes.Catalogs() {
		if c.Name == api {
			return c.Generation, nil
		}
		names = append(names, c.Name)
	}
	if api == "" || api == anyAPI {
		return 0, nil
	}
	return 0, suggest.Among("API", api, append(names, anyAPI))
}
