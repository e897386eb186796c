package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	manifestCount = 10_000
	hostileSize   = 5<<20 - 1<<10 // less than what is read at most
)

// typicalApp is an app.json with findings.
const typicalApp = `{
  "technicalName": "app-%[1]d",
  "version": "1.4",
  "lifecycle": {"configurationUrl": "https://app-%[1]d.example/setup"},
  "capabilities": {"erp": {
    "menuItems": [{"id": "overview", "name": "Overview", "url": "https://app-%[1]d.example/overview"}],
    "api": {"scopes": ["items.raed", "inventories.read", "unknown.scope%[1]d", "suppliers.read"]}
  }}
}
`

// hostile are manifests of almost 5 MiB, by what they are full of.
func hostile() map[string]string {
	fill := func(before, part, after string) string {
		return before + strings.Repeat(part, (hostileSize-len(before)-len(after))/len(part)) + after
	}
	const app = `{"technicalName":"a","capabilities":`
	var members strings.Builder
	for i := 0; members.Len() < hostileSize-100; i++ {
		fmt.Fprintf(&members, `"%x":1,`, i)
	}
	return map[string]string{
		"numbers":         fill(app+"[", "1,", "1]}"),
		"objects":         fill(app+"[", "{},", "{}]}"),
		"members":         app + "{" + members.String() + `"x":1}}`,
		"repeated names":  fill(app+"{", `"a":1,`, `"a":1}}`),
		"brackets":        fill(app, "[", ""),
		"mistakes":        fill(app+"[", "tru,", "1]}"),
		"escapes":         fill(`{"technicalName":"`, `\u0041`, `","capabilities":{}}`),
		"one string":      fill(`{"technicalName":"`, "a", `","capabilities":{}}`),
		"lines":           fill(app+"[\n", "1,\n", "1]}"),
		"unknown scopes":  fill(`{"AppId":"a","MandatoryApiScopes":[`, `"items.raed",`, `"items.read"]}`),
		"panes to report": fill(app+`{"erp":{"pane":[`, `{"url":"http://x","context":"q"},`, `{}]}}}`),
	}
}

// writeManifests writes as many typical manifests into a folder, and returns it.
func (l *lab) writeManifests(count int) (string, error) {
	many := filepath.Join(l.folder, "manifests")
	for i := range count {
		folder := filepath.Join(many, fmt.Sprint(i/100), fmt.Sprint(i))
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(folder, "app.json"), fmt.Appendf(nil, typicalApp, i), 0o600); err != nil {
			return "", err
		}
	}
	return many, nil
}

// manifests prints what linting takes at most: of many files in each form, and of
// hostile ones.
func (l *lab) manifests(ctx context.Context) error {
	many, err := l.writeManifests(manifestCount)
	if err != nil {
		return err
	}
	for _, format := range []string{"text", "json", "sarif"} {
		peak, err := l.peakOf(ctx, "manifest", "lint", "--format", format, many)
		if err != nil {
			return err
		}
		row(fmt.Sprintf("memory, 10,000 manifests as %s", format), fmt.Sprintf("%.1f MiB", peak), "at most 60 MiB")
	}
	var most float64
	var longest time.Duration
	var larger, slower string
	for name, text := range hostile() {
		path := filepath.Join(l.folder, "hostile.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			return err
		}
		started := time.Now()
		peak, err := l.peakOf(ctx, "manifest", "lint", path)
		if err != nil {
			return err
		}
		if took := time.Since(started); took > longest {
			longest, slower = took, name
		}
		if peak > most {
			most, larger = peak, name
		}
	}
	row("memory, hostile manifest of 5 MiB", fmt.Sprintf("%.1f MiB (%s)", most, larger), "at most 150 MiB")
	row("time, hostile manifest of 5 MiB", fmt.Sprintf("%.2f s (%s)", longest.Seconds(), slower), "at most 3 s")
	return nil
}

const (
	catalogRounds     = 30
	catalogOperations = 4000
)

// catalogs compares a look-up with three large imported catalogues with one
// without.
func (l *lab) catalogs(ctx context.Context) error {
	with := filepath.Join(l.folder, "with-catalogs")
	for n := range 3 {
		path := filepath.Join(l.folder, fmt.Sprintf("catalog-%d.json", n))
		if err := os.WriteFile(path, []byte(largeDocument()), 0o600); err != nil {
			return err
		}
		imports := l.command(ctx, l.jtlctl, "scope", "import", path, "--name", fmt.Sprintf("large-%d", n))
		imports.Env = append(imports.Env, homeIn(with)...)
		if output, err := imports.CombinedOutput(); err != nil {
			return fmt.Errorf("importing a catalogue: %w\n%s", err, output)
		}
	}
	for _, request := range []string{"GET /v2/resource7/5/lines", "GET /v2/items/{id}"} {
		times, err := compete(ctx, catalogRounds, l.timed(l.jtlctl, "scope", "for", "GET /v2/items/{id}"), l.timedIn(homeIn(with), l.jtlctl, "scope", "for", request))
		if err != nil {
			return err
		}
		row("scope for "+request+", 3 large imports to none", fmt.Sprintf("%.2fx (%s to %s)", times.ratio(1, 0), times.millis(1), times.millis(0)), "close to 1")
	}
	return nil
}

func homeIn(folder string) []string {
	var variables []string
	for _, name := range []string{"HOME", "USERPROFILE", "AppData", "LocalAppData"} {
		variables = append(variables, name+"="+folder)
	}
	return variables
}

// largeDocument is an OpenAPI document of catalogOperations.
func largeDocument() string {
	var paths []string
	for i := range catalogOperations / 2 {
		resource := fmt.Sprintf("resource%d", i/8)
		path := "/v2/" + resource + []string{"", "/{id}", "/{id}/lines", "/{id}/lines/{line}"}[i%4] + map[bool]string{true: "", false: "/detail"}[i%8 < 4]
		operation := func(method, permission string) string {
			return fmt.Sprintf(`%q: {"operationId": "%s%s%d", "security": [{"Wawi": ["%s.%s"]}]}`, method, method, resource, i, resource, permission)
		}
		paths = append(paths, fmt.Sprintf("%q: {%s, %s}", path, operation("get", "read"), operation("post", "write")))
	}
	return `{"openapi": "3.0.4", "info": {"title": "Large", "version": "2.9"}, "paths": {` + strings.Join(paths, ",\n") + "}}"
}
