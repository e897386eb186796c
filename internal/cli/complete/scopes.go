package complete

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/merchant"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

func scopes(w word) (o offer) {
	index, err := w.app.Scopes()
	if err != nil {
		return offer{}
	}
	sentence := merchant.Sentences("en")
	for _, s := range index.Scopes() {
		meaning, ok := sentence(s.Name)
		if !ok {
			meaning = fmt.Sprintf("API %s, %d operations", strings.Join(s.Catalogs, ", "), len(scope.Distinct(s.Uses)))
		}
		o.values = append(o.values, value{s.Name, meaning})
	}
	return o
}

// resources are what scopes have before their last dot, such as items.
func resources(w word) (o offer) {
	index, err := w.app.Scopes()
	if err != nil {
		return offer{}
	}
	for _, s := range index.Scopes() {
		if name, _, ok := strings.Cut(s.Name, "."); ok {
			o.values = append(o.values, value{name, ""})
		}
	}
	sorting.By(o.values, func(a, b value) int { return strings.Compare(a.text, b.text) })
	o.values = slices.Compact(o.values)
	return o
}

func rules(word) (o offer) {
	for _, r := range manifest.Rules() {
		o.values = append(o.values, value{r.ID, r.Summary})
	}
	return o
}

// severities are the values of --rule: a rule, and then its severity.
func severities(w word) (o offer) {
	id, _, ok := strings.Cut(w.typed, "=")
	if !ok {
		o = rules(w)
		for i := range o.values {
			o.values[i].text += "="
		}
		o.open = true
		return o
	}
	for _, severity := range manifest.Severities() {
		o.values = append(o.values, value{id + "=" + severity, ""})
	}
	return o
}

func schemaKinds(w word) offer { return list(manifest.SchemaKinds()...)(w) }
