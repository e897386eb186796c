package scope

import (
	"maps"
	"slices"
	"strings"
)

// Changes is what differs between two versions of a catalogue.
type Changes struct {
	ScopesAdded, ScopesRemoved []string // sorted
	// OperationsChanged is how many need other scopes than before.
	OperationsAdded, OperationsRemoved, OperationsChanged int
	scopesBefore, operationsBefore                        int
}

// None reports whether nothing differs.
func (c Changes) None() bool {
	return len(c.ScopesAdded)+len(c.ScopesRemoved)+c.OperationsAdded+c.OperationsRemoved+c.OperationsChanged == 0
}

// Shrunk reports whether more than half of the operations or scopes are gone,
// which is more likely a mistake of whoever published the document.
func (c Changes) Shrunk() bool {
	return 2*c.OperationsRemoved > c.operationsBefore || 2*len(c.ScopesRemoved) > c.scopesBefore
}

// ChangesFrom returns what differs from an older version of a catalogue, nil for
// none. How a path is spelled makes no difference.
func (c *Catalog) ChangesFrom(older *Catalog) Changes {
	if older == nil {
		older = &Catalog{}
	}
	before, after := older.scopesByOperation(), c.scopesByOperation()
	namesBefore, namesAfter := older.names(), c.names()
	changes := Changes{
		ScopesAdded: missingFrom(namesBefore, namesAfter), ScopesRemoved: missingFrom(namesAfter, namesBefore),
		scopesBefore: len(namesBefore), operationsBefore: len(before),
	}
	for key, scopes := range after {
		switch old, known := before[key]; {
		case !known:
			changes.OperationsAdded++
		case old != scopes:
			changes.OperationsChanged++
		}
	}
	for key := range before {
		if _, known := after[key]; !known {
			changes.OperationsRemoved++
		}
	}
	return changes
}

// missingFrom returns the sorted names of a set that another does not have.
func missingFrom(other, set map[string]bool) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(set)), func(name string) bool { return other[name] })
}

// names returns the scopes that a document names. What is known from elsewhere
// about a built-in one is not in its document.
func (c *Catalog) names() map[string]bool {
	names := map[string]bool{}
	for i := range c.Operations {
		for _, name := range c.Operations[i].Scopes {
			names[name] = true
		}
	}
	for _, extra := range c.Extras {
		if extra.API == c.Name {
			names[extra.Scope] = true
		}
	}
	return names
}

// scopesByOperation returns the scopes of each operation as one text, by its
// method and path.
func (c *Catalog) scopesByOperation() map[string]string {
	all := make(map[string]string, len(c.Operations))
	for i := range c.Operations {
		o := &c.Operations[i]
		var key strings.Builder
		key.WriteString(o.Method + " " + o.Kind + " " + o.Field)
		for segment := range strings.SplitSeq(o.Path, "/") {
			switch {
			case strings.Contains(segment, "{"):
				key.WriteString("/{}")
			case versionNumber(segment) == 0:
				key.WriteString("/" + plain(segment))
			}
		}
		all[key.String()] = strings.Join(slices.Sorted(slices.Values(o.Scopes)), " ")
	}
	return all
}

// WithFacts returns the catalogue of a published document together with what is
// known of a built-in one from elsewhere.
func (c *Catalog) WithFacts(builtin *Catalog) *Catalog {
	known := c.names()
	both := *c
	both.Extras = slices.Clone(c.Extras)
	for _, extra := range builtin.Extras {
		if !known[extra.Scope] {
			both.Extras = append(both.Extras, extra)
		}
	}
	return &both
}
