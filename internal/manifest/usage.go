package manifest

import "slices"

// Usage is what the code of an app says of the scopes that a document requests.
type Usage struct {
	Missing  []Need   // needed and not requested
	Unused   []string // requested, and no call needs them
	Unproven []Need   // requested, and only likely to be needed
	// Whole is true if every call of the app is known.
	Whole bool
	// Read says how many files and calls were read, and what was left out.
	Read string
}

// Need is a scope and a call that needs it.
type Need struct {
	Scope string
	By    string // the place and the request
	// Exact is false if it is only likely.
	Exact bool
}

// usage returns what the code says of the document; ok is false if no code was read, or
// if it is not a document that requests scopes.
func (in *inspection) usage() (u *Usage, ok bool) {
	if in.linter.options.Usage == nil || !slices.Contains([]Kind{App, Combined, Legacy, Registration}, in.doc.Kind) || !in.doc.Text.Valid() {
		return nil, false
	}
	if in.used == nil {
		in.used = in.linter.options.Usage(in.doc)
	}
	return in.used, true
}

// scopeListAt returns the place of the list of scopes that an app requires, or of what
// is around it.
func (in *inspection) scopeListAt() int {
	for _, at := range in.byFormat[ScopeList] {
		if in.places[at].field.Name != optionalScopes {
			return at
		}
	}
	return 0
}

// scopeAt returns the place of a scope that the document requests.
func (in *inspection) scopeAt(name string) int {
	for _, at := range in.stringsOf(ScopeName) {
		if in.stringAt(at) == name {
			return at
		}
	}
	return 0
}
