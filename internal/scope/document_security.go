package scope

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/sorting"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// wawi is the security scheme under which the documents of the ERP API name
// their scopes. The schemes of OAuth next to it name none.
const wawi = "Wawi"

// maxScopes bounds the scopes of an operation, so that a hostile document cannot
// make their comparison long; published ones have three at most.
const maxScopes = 1000

// requirements are alternatives, each of which names schemes with the scopes
// that they demand (OpenAPI 3.1, Security Requirement Object).
type requirements []map[string][]string

// scopes returns all that are named, in order. anyOne reports whether they
// are alternatives, each of one scope.
func (r requirements) scopes() (names []string, anyOne bool) {
	most := 0
	for _, alternative := range r {
		inAlternative := 0
		for _, scheme := range sortedKeys(alternative) {
			for _, name := range alternative[scheme] {
				name = strings.TrimSpace(name)
				if !isScope(scheme, name) {
					continue
				}
				inAlternative++
				if len(names) < maxScopes && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
		most = max(most, inAlternative)
	}
	return names, most == 1 && len(names) > 1
}

// isScope accepts everything from Wawi, and from other schemes what has the form
// of a platform's scope, unlike openid and URLs of other services.
func isScope(scheme, name string) bool {
	if name == "" || scheme == wawi {
		return name != ""
	}
	return strings.Contains(name, ".") && !strings.ContainsAny(name, "/: ")
}

// sortedKeys puts Wawi first, so that its order of scopes holds.
func sortedKeys(alternative map[string][]string) []string {
	return sorting.Collected(maps.Keys(alternative), func(a, b string) int {
		return cmp.Or(compareBool(a != wawi, b != wawi), cmp.Compare(a, b))
	})
}

type securityScheme struct {
	Scopes map[string]scalar `json:"scopes" yaml:"scopes"` // Swagger 2.0
	Flows  map[string]struct {
		Scopes map[string]scalar `json:"scopes" yaml:"scopes"`
	} `json:"flows" yaml:"flows"`
}

// extras returns the scopes that only the description of a scheme names.
func (d *document) extras(c *Catalog) []Extra {
	known := map[string]bool{}
	for _, o := range c.Operations {
		for _, name := range o.Scopes {
			known[name] = true
		}
	}
	var all []Extra
	add := func(scheme string, scopes map[string]scalar) {
		for name, note := range scopes {
			if name = strings.TrimSpace(name); isScope(scheme, name) && !known[name] {
				known[name] = true
				all = append(all, Extra{Scope: name, API: c.Name, Note: string(note)})
			}
		}
	}
	for _, schemes := range []map[string]securityScheme{d.Components.SecuritySchemes, d.SecurityDefinitions} {
		for _, name := range slices.Sorted(maps.Keys(schemes)) {
			scheme := schemes[name]
			add(name, scheme.Scopes)
			for _, flow := range slices.Sorted(maps.Keys(scheme.Flows)) {
				add(name, scheme.Flows[flow].Scopes)
			}
		}
	}
	sorting.By(all, func(a, b Extra) int { return cmp.Compare(a.Scope, b.Scope) })
	return all
}

// scalar is a string that people also write as a number: version: 2.0.
type scalar string

// UnmarshalJSON accepts strings and numbers, and ignores everything else.
func (t *scalar) UnmarshalJSON(raw []byte) error {
	if raw[0] == '"' {
		return json.Unmarshal(raw, (*string)(t))
	}
	if !bytes.ContainsAny(raw[:1], "{[tfn") {
		*t = scalar(raw)
	}
	return nil
}

// foreignScope returns one of the names that a document has under security and that
// are no scopes of the platform, with the scheme; "" if there is none.
func (d *document) foreignScope() string {
	found := d.Security.foreign()
	for _, path := range slices.Sorted(maps.Keys(d.Paths)) {
		item := d.Paths[path]
		for _, o := range []*operation{item.Get, item.Head, item.Post, item.Put, item.Patch, item.Delete, item.Options, item.Trace} {
			if o != nil && o.Security != nil && found == "" {
				found = o.Security.foreign()
			}
		}
	}
	return found
}

func (r requirements) foreign() string {
	for _, alternative := range r {
		for _, scheme := range sortedKeys(alternative) {
			for _, name := range alternative[scheme] {
				if name = strings.TrimSpace(name); name != "" && !isScope(scheme, name) {
					return textutil.Quote(scheme+": "+name, maxForeign)
				}
			}
		}
	}
	return ""
}

// maxForeign bounds what a message repeats of a document, in characters.
const maxForeign = 80
