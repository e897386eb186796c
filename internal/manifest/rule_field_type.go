package manifest

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

func fieldTypeRule() *Rule {
	return &Rule{
		ID: "field-type", Severity: Error, ErrorInApplication: true,
		Summary: "A value of the wrong type",
		Why: "If the type is documented it is an error; if only all known apps agree on it, a warning. pane is a list, although its name is singular. " +
			"Real apps write null for lists and for fields that may be left out; whether the platform rejects that is not known, so it is a warning.",
		check: func(p *pass) {
			for at := range p.places {
				here := &p.places[at]
				switch f := here.field; {
				case f == nil || f.Status == Assigned || here.value.Kind == jsonast.Invalid || isConverted(p, at):
				case here.value.Kind == jsonast.Null && here.mayBeNull():
					reportNull(p, at)
				case !f.Type.accepts(here.value.Kind), f.Type == Choice && isFraction(here.value):
					reportType(p, at)
				case f.Format != PaneContext && len(f.Values) > 0 && (here.value.Kind != jsonast.Object || p.doc.Application) && !isKnownValue(p, f, here.value.Text):
					p.report(at, "%s is not a known value of %s", p.excerpt(at), p.path(at)).capSeverity(Warning).
						suggest("%s", suggestValue(here.value.Text, f.Values))
				}
			}
		},
	}
}

// isConverted reports whether jtlctl converts a value of an application file to
// the right type: null is omitted, and a number becomes a string.
func isConverted(p *pass, at int) bool {
	here := &p.places[at]
	switch here.value.Kind {
	case jsonast.Null:
		return p.doc.Application && here.member != nil
	case jsonast.Number:
		return p.doc.Application && here.member != nil && here.field.Type == String
	}
	return false
}

// isFraction reports whether a value is a number with digits after the point, in every
// way of writing it.
func isFraction(v *jsonast.Value) bool {
	number, err := strconv.ParseFloat(v.Text, 64)
	return v.Kind == jsonast.Number && err == nil && number != math.Trunc(number)
}

// isKnownValue reports whether a value is one of the known ones of a field.
func isKnownValue(p *pass, f *Field, text string) bool {
	return slices.ContainsFunc(f.Values, func(known string) bool {
		return known == text || p.doc.Application && strings.EqualFold(known, text)
	})
}

// mayBeNull reports whether it is not known that null is rejected at a place: for
// lists, and for what may be left out.
func (here *place) mayBeNull() bool { return here.field.mayBeNull(here.member != nil) }

func (f *Field) mayBeNull(member bool) bool {
	return f.MayBeEmpty || member && f.Type != Any && (f.Type == List || f.Requirement != Required)
}

// reportNull reports null where real apps write it.
func reportNull(p *pass, at int) {
	name := p.path(at)
	doubt := "whether the platform rejects it is not known"
	if p.doc.OnPremise() {
		doubt = "whether a JTL-Wawi rejects it is not known"
	}
	switch p.places[at].field.Type {
	case List:
		p.report(at, "%s is null, which most parsers read as an empty list", name).suggest("write an empty list, [], or leave it out").doubtful(doubt)
	case String:
		p.report(at, "%s is null, as if it were left out", name).suggest("write a text, or leave it out").doubtful(doubt)
	default:
		p.report(at, "%s is null, as if it were left out", name).suggest("leave it out").doubtful(doubt)
	}
}

func reportType(p *pass, at int) {
	here := &p.places[at]
	name := p.path(at)
	if name == "" {
		name = "the document"
	}
	is := kindName(here.value.Kind)
	if here.field.Type.accepts(here.value.Kind) {
		is = p.excerpt(at)
	}
	f := p.report(at, "%s should be %s, but is %s", name, here.field.Type, is).capSeverity(here.field.Confidence.severity())
	switch {
	case here.field.Type == Object && here.parent >= 0 && p.places[here.parent].field.Type == Map:
		f.suggest("write it below a locale, such as %s.de-DE.%s", p.path(int(here.parent)), truncate(here.member.Name))
	case here.field.Type == List:
		f.suggest("write it in brackets: [ … ]")
	case here.field.Type == String && (here.value.Kind == jsonast.Number || here.value.Kind == jsonast.Bool):
		f.suggest("%q", here.value.Text)
	}
}

func kindName(kind jsonast.Kind) string {
	return []string{"unreadable", "null", "true or false", "a number", "a string", "a list", "an object"}[kind]
}

// excerpt returns the text of a scalar, truncated.
func (p *pass) excerpt(at int) string { return p.excerptOf(p.places[at].value.Span) }

// excerptOf returns a part of the text, truncated.
func (p *pass) excerptOf(span jsonast.Span) string {
	return truncate(string(p.doc.Text.Bytes[span.Start:span.End]))
}

func suggestValue(text string, values []string) string {
	for _, value := range values {
		if strings.EqualFold(value, text) {
			return value
		}
	}
	if nearest := suggest.Nearest(text, values); nearest != "" {
		return nearest
	}
	return strings.Join(values, " or ")
}
