package merchant

import "slices"

// page is what a frame shows. Foreign text in it is escaped.
type page struct {
	Name, Version, Provider, TechnicalName string
	OnPremise                              bool
	// Optional and Required report whether there are rights that may be rejected
	// and rights that may not.
	Optional, Required bool
	// Rights by what they mean for a merchant: the risks of data/scopes.tsv,
	// and older, undescribed and unknown. A kind without rights is not there.
	Rights map[string][]right
}

type right struct {
	Area, Sentence, Name string
	Optional             bool
}

func newPage(app App, language string) page {
	p := page{
		Name: escape(app.Name), Version: escape(app.Version), Provider: escape(app.Provider),
		OnPremise: app.OnPremise, Rights: map[string][]right{},
	}
	if app.TechnicalName != "" {
		p.TechnicalName = code(app.TechnicalName)
	}
	required := map[string]bool{}
	for _, scope := range app.Scopes {
		required[scope] = true
	}
	w := readTables()
	asked := slices.Concat(app.Scopes, app.Optional)
	slices.Sort(asked)
	for _, scope := range slices.Compact(asked) {
		kind, r := w.describe(scope, language)
		switch {
		case app.Known == nil:
		case !app.Known(scope):
			kind, r = "unknown", right{}
		case kind == "unknown":
			kind = "undescribed"
		}
		r.Name = code(scope)
		r.Optional = app.OnPremise && !required[scope]
		p.Optional = p.Optional || r.Optional
		p.Required = p.Required || !r.Optional
		p.Rights[kind] = append(p.Rights[kind], r)
	}
	return p
}

// describe returns which kind of right a scope is and what it allows.
func (w tables) describe(scope, language string) (kind string, r right) {
	if known, ok := w.scopes[scope]; ok {
		return known["risk"], right{Area: known["area_"+language], Sentence: known[language]}
	}
	if r, ok := w.describeOlder(scope, language); ok {
		return "older", r
	}
	return "unknown", right{}
}
