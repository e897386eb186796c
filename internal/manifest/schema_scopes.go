package manifest

import (
	"slices"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// The definitions of scopes.
const knownScopeName, scopeName, paneScopeName = "knownScope", "scope", "paneScope"

// addScopes adds the definitions of scopes to a schema.
func addScopes(definitions map[string]*Schema, kind SchemaKind, scopes *scope.Index, describe func(scope.Scope) string) {
	known := &Schema{Title: "Scope of the ERP API", Type: "string"}
	var refused []any
	generation := erp.Generation(0)
	if kind == AppSchema {
		generation = erp.Cloud
	}
	for _, s := range scopes.Scopes() {
		// The cloud follows the newest version, and API 3.x has the names of 2.x.
		if generation != 0 && !slices.ContainsFunc(s.Generations, func(g erp.Generation) bool { return g >= erp.Cloud }) {
			refused = append(refused, s.Name)
			continue
		}
		known.Enum, known.EnumDescriptions = append(known.Enum, s.Name), append(known.EnumDescriptions, describe(s))
	}
	for _, name := range scopes.Misnomers(generation) {
		refused = append(refused, name)
	}
	definitions[knownScopeName] = known
	isKnown := &Schema{Ref: "#/$defs/" + knownScopeName}
	requested := &Schema{Description: "A scope that the app requests", Type: "string", AnyOf: []*Schema{isKnown}}
	if !scopes.Complete() {
		newer := &Schema{Description: "A scope that is in no catalogue is rejected by the platform unless it is newer (`jtlctl scope update`)", Deprecated: true, Pattern: scopeForm}
		if len(refused) > 0 {
			newer.Not = &Schema{Enum: refused}
		}
		requested.AnyOf = append(requested.AnyOf, newer)
	}
	definitions[scopeName] = requested
	if kind == AppSchema {
		definitions[paneScopeName] = &Schema{Description: "A scope that the pane requires", Type: "string", AnyOf: []*Schema{isKnown, otherValue()}}
	}
}
