package wawi

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// Declared returns the scopes of an installation: those that were granted, else
// those that were asked for. ok is false if the name is of none; a file comes
// before an installation.
func (f Folder) Declared(name string) (declared scope.Declaration, ok bool, err error) {
	if strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml") {
		return scope.Declaration{}, false, nil
	}
	if _, err := os.Stat(name); err == nil {
		return scope.Declaration{}, false, nil
	}
	if _, err := ParseName(name); err != nil {
		return scope.Declaration{}, false, nil //nolint:nilerr // then it is meant to be a file
	}
	record, err := f.Find(name)
	switch {
	case errors.Is(err, ErrNoRecord):
		return scope.Declaration{}, false, nil
	case err != nil:
		return scope.Declaration{}, false, err
	case record.Installation != nil && record.Installation.GrantedKnown:
		return record.Installation.granted(), true, nil
	}
	spec := record.Spec()
	return scope.Declaration{Mandatory: spec.Mandatory, Optional: spec.Optional, OnPremise: true}, true, nil
}

// Undeclared is the error for a name that is neither an installation nor, as err says,
// a file that can be read.
func (f Folder) Undeclared(name string, err error) error {
	if _, bad := ParseName(name); bad != nil || !errors.Is(err, fs.ErrNotExist) || filepath.Ext(name) != "" {
		return err
	}
	names, _ := f.Names()
	return fault.New(fault.Input, "there is no file and no installation %q%s", name, suggest.Question(name, names)).
		WithHint("`jtlctl wawi list` shows the installations").WithCause(err)
}

// granted are the scopes that were granted, in the way in which they were asked
// for.
func (i Installation) granted() scope.Declaration {
	declared := scope.Declaration{OnPremise: true}
	for _, name := range i.Granted {
		if slices.Contains(i.Optional, name) {
			declared.Optional = append(declared.Optional, name)
		} else {
			declared.Mandatory = append(declared.Mandatory, name)
		}
	}
	return declared
}
