package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/appfile"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// checkFile checks an application file for a generation, and prints what is no
// error.
func (a *app) checkFile(file *appfile.File, api erp.Generation) error {
	warnings, err := file.Check(api)
	a.warn(warnings)
	return err
}

// stops says what does not work without a scope.
func stops(index *scope.Index, i wawi.Installation, name string) string {
	if index == nil {
		return ""
	}
	known, ok := index.Find(name)
	var operations []string
	seen := map[string]bool{}
	for _, use := range known.Uses {
		operation := use.Operation.Method + " " + use.Operation.Path
		if seen[operation] || strings.HasPrefix(use.Operation.Path, "/v2/") != (i.API == erp.V2) {
			continue
		}
		seen[operation] = true
		operations = append(operations, operation)
	}
	if !ok || len(operations) == 0 {
		return ""
	}
	const shown = 3
	more := ""
	if len(operations) > shown {
		more = fmt.Sprintf(" and %d more (`jtlctl scope show %s`)", len(operations)-shown, name)
		operations = operations[:shown]
	}
	return "; without it these do not work: " + strings.Join(operations, ", ") + more
}

// opensOf are the scopes any of which opens a call.
func opensOf(index *scope.Index, i wawi.Installation, call wawi.Call) []string {
	address, err := i.Address(call.Path)
	if err != nil {
		return nil
	}
	matches := index.Match(call.Method, strings.TrimPrefix(address, i.URL), i.API)
	if len(matches) == 0 {
		return nil
	}
	return matches[len(matches)-1].Operation.Scopes // that of the newest catalogue
}

// knowScopes lets the JTL-Wawi of a sandbox refuse what the catalogues do not
// have, and calls without the scope that they name.
func (a *app) knowScopes(w *sandbox.Wawi) error {
	index, err := a.scopes()
	if err != nil {
		return err
	}
	w.KnownScope = func(name string) bool { _, ok := index.Find(name); return ok }
	w.Opens = func(method, path string) ([]string, bool, bool) {
		found := index.Match(method, path, 0)
		if len(found) == 0 {
			return nil, false, false
		}
		// Where the document does not say whether one is enough, one is.
		return found[len(found)-1].Operation.Scopes, true, true
	}
	return nil
}

// scopeRemark remarks on a scope that no catalogue has.
func scopeRemark(index *scope.Index, i wawi.Installation, name string) string {
	if index == nil {
		return ""
	}
	if known, ok := index.Find(name); ok && known.In(i.API) {
		return ""
	}
	remark := fmt.Sprintf("API %s has no such scope", i.API)
	if near := index.Suggest(name, i.API); len(near) > 0 {
		remark += fmt.Sprintf(" (did you mean %q?)", near[0].Scope)
	}
	return remark
}

// wawiScopes are those of an installation. false means that the name is of
// none; a file comes before an installation.
func (a *app) wawiScopes(name string) (askedScopes, bool, error) {
	if strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml") {
		return askedScopes{}, false, nil
	}
	if _, err := os.Stat(name); err == nil || a.roots.State == "" {
		return askedScopes{}, false, nil
	}
	if _, err := wawi.ParseName(name); err != nil {
		return askedScopes{}, false, nil //nolint:nilerr // then it is meant to be a file
	}
	folder, err := a.wawiFolder()
	if err != nil {
		return askedScopes{}, false, err
	}
	record, err := folder.Find(name)
	switch {
	case errors.Is(err, wawi.ErrNoRecord):
		return askedScopes{}, false, nil
	case err != nil:
		return askedScopes{}, false, err
	case record.Installation != nil && record.Installation.GrantedKnown:
		return asks(grantedOf(*record.Installation), true), true, nil
	}
	wish := record.Wish()
	return asks(manifest.Declared{Mandatory: wish.Mandatory, Optional: wish.Optional}, true), true, nil
}

// grantedOf are the scopes that were granted, in the way in which they were
// asked for.
func grantedOf(i wawi.Installation) manifest.Declared {
	var granted manifest.Declared
	for _, scope := range i.Granted {
		if slices.Contains(i.Optional, scope) {
			granted.Optional = append(granted.Optional, scope)
		} else {
			granted.Mandatory = append(granted.Mandatory, scope)
		}
	}
	return granted
}
