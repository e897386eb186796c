package main

import (
	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func (a *app) catalogs() catalog.Store { return catalog.Store{State: a.roots.State} }

// scopes returns the index of the built-in catalogues, the imported ones and
// those of files.
func (a *app) scopes(files ...string) (*scope.Index, error) { return a.catalogs().Index(files...) }
