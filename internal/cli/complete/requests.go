package complete

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/cloud"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func methods(w word) offer { return list(cloud.Methods()...)(w) }

func isMethod(text string) bool { return slices.Contains(cloud.Methods(), strings.ToUpper(text)) }

// method is that before the word, GET if there is none.
func (w word) method() string {
	if len(w.args) > 0 && isMethod(w.args[len(w.args)-1]) {
		return strings.ToUpper(w.args[len(w.args)-1])
	}
	return "GET"
}

// ifMethod is a source if the word before is a method, ifName if the first one is the
// name of an installation.
func ifMethod(s source) source {
	return func(w word) offer {
		if !isMethod(w.args[0]) {
			return offer{}
		}
		return s(w)
	}
}

func ifName(s source) source {
	return func(w word) offer {
		if isMethod(w.args[0]) {
			return offer{}
		}
		return s(w)
	}
}

func cloudPaths(w word) offer {
	index, err := w.app.CloudScopes()
	if err != nil {
		return offer{}
	}
	return paths(cloud.Requests(index, w.method(), w.typed))
}

// wawiPaths are those of the API that an installation speaks.
func wawiPaths(w word) offer {
	index, err := w.app.Scopes()
	if err != nil {
		return offer{}
	}
	return paths(wawi.Requests(index, installedGeneration(w), w.method(), w.typed))
}

// installedGeneration returns that of the installation that is called; Auto if it is not
// known.
func installedGeneration(w word) erp.Generation {
	if w.app.Roots.State == "" {
		return erp.Auto
	}
	folder := wawi.FolderIn(w.app.Roots.State)
	names, err := folder.Names()
	if err != nil {
		return erp.Auto
	}
	name := ""
	switch {
	case len(w.args) > 1:
		name = w.args[0]
	case len(names) == 1:
		name = names[0]
	}
	record, err := folder.Find(name)
	if err != nil {
		return erp.Auto
	}
	return record.Spec().API.Generation
}

// anyPaths are those of all catalogues, of the method before the word, else of all.
func anyPaths(w word) offer {
	index, err := w.app.Scopes()
	if err != nil {
		return offer{}
	}
	return paths(index.RequestPaths(w.typed, func(_ *scope.Catalog, o *scope.Operation) string {
		if len(w.args) > 0 && o.Method != w.method() {
			return ""
		}
		return o.Path
	}))
}

func paths(requests []scope.RequestPath) (o offer) {
	for _, r := range requests {
		o.values = append(o.values, value{r.Path, r.Meaning()})
	}
	return o
}

// fields are the root fields of GraphQL, once one was begun.
func fields(w word) (o offer) {
	index, err := w.app.Scopes()
	if err != nil || w.typed == "" {
		return offer{}
	}
	for _, a := range index.Fields() {
		o.values = append(o.values, value{a.Operation.Field, a.Operation.Kind})
	}
	return o
}
