// Package value has the texts that expressions yield, of which parts may not be known,
// and the addresses that they are.
package value

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// Part is a piece of a value: literal text, or something that is not known.
type Part struct {
	Kind partKind
	// Text is that of a literal, else what the code calls it.
	Text string
	// Function and parameter are where an argument comes from.
	Function  *syntax.Function
	Parameter int
	Member    string           // of the argument, if the function takes it apart
	Dotted    bool             // it reads the member: endpoint.path
	Choice    *syntax.Function // chooses by it what the value is
	List      bool             // it is a list whose items are joined
	Separator string           // between them
	File      *syntax.File     // of a literal
	Token     int
}

type partKind uint8

// SettingName returns the name of a setting that an expression yields, a word for one
// that is not known.
func SettingName(v []Value) string {
	if len(v) > 0 {
		if text, ok := v[0].Literal(); ok {
			return text
		}
	}
	return "setting"
}

// Describe writes the first of some alternatives.
func Describe(v []Value) string {
	if len(v) == 0 {
		return "…"
	}
	return v[0].String()
}

// Fallback returns a value, and what is taken instead if it is not known: what the
// code names as the default of a setting tells what the setting is for.
func Fallback(all, other []Value) []Value {
	for _, v := range other {
		if !v.OnlyUnknown() {
			if len(all) == 1 && all[0].OnlyUnknown() {
				return other
			}
			return all
		}
	}
	return all
}

// Join joins items, with what is between them.
func Join(items [][]Value, between []Value) []Value {
	var all []Value
	for n, item := range items {
		if n > 0 {
			all = Concat(all, between)
		}
		all = Concat(all, item)
	}
	return all
}

// Known leaves out alternatives of which nothing is known, if there are others.
func Known(all []Value) []Value {
	var some []Value
	for _, v := range all {
		if !v.OnlyUnknown() {
			some = append(some, v)
		}
	}
	if len(some) > 0 {
		return some
	}
	return all
}

// Distinct leaves out what is there twice.
func Distinct(all []Value) []Value {
	var once []Value
	for _, v := range all {
		text := v.String()
		if !slices.ContainsFunc(once, func(w Value) bool { return w.String() == text }) {
			once = append(once, v)
		}
	}
	return once
}

// After returns a value without its first bytes, which are literal.
func (v Value) After(n int) Value {
	v = slices.Clone(v)
	for i := range v {
		if v[i].Kind == Literal {
			cut := min(n, len(v[i].Text))
			v[i].Text = v[i].Text[cut:]
			n -= cut
		}
		if n == 0 {
			break
		}
	}
	return v
}

// Value is what an expression yields as far as it can be read from the code.
type Value []Part

// The kinds of parts.
const (
	Literal partKind = iota
	Unknown
	Argument
	Receiver // a member of the object that a function belongs to, which a derived class may set
)

// The bounds of what is followed.
const (
	maxAlternatives = 12
	MaxParts        = 64
)

// Opaque returns a value of which only the name is known that the code gives it.
func Opaque(name string) []Value {
	if len(name) > 200 {
		name = name[:200]
	}
	return []Value{{{Kind: Unknown, Text: name}}}
}

// Text returns a value that is known as a whole.
func Text(text string) []Value { return []Value{{{Text: text}}} }

// Concat returns every combination of two lists of alternatives.
func Concat(a, b []Value) []Value {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	var all []Value
	for _, x := range a {
		for _, y := range b {
			if len(all) == maxAlternatives {
				return all
			}
			joined := make(Value, 0, len(x)+len(y))
			joined = append(append(joined, x...), y...)
			all = append(all, joined[:min(len(joined), MaxParts)])
		}
	}
	return all
}

// Unite returns the alternatives of both.
func Unite(a, b []Value) []Value {
	for _, v := range b {
		if len(a) == maxAlternatives {
			break
		}
		a = append(a, v)
	}
	return a
}

// Literal returns the text of a value that is known as a whole.
func (v Value) Literal() (string, bool) {
	var b strings.Builder
	for _, p := range v {
		if p.Kind != Literal {
			return "", false
		}
		b.WriteString(p.Text)
	}
	return b.String(), true
}

// OnlyUnknown reports whether nothing of a value is known.
func (v Value) OnlyUnknown() bool {
	for _, p := range v {
		if p.Kind == Literal && p.Text != "" {
			return false
		}
	}
	return len(v) == 0 || slices.ContainsFunc(v, func(p Part) bool { return p.Kind != Literal })
}

// String writes what is not known in braces.
func (v Value) String() string {
	var b strings.Builder
	for _, p := range v {
		if p.Kind == Literal {
			b.WriteString(p.Text)
		} else {
			b.WriteString("{" + p.Text + "}")
		}
	}
	return b.String()
}

// BeginsUnknown reports whether a value begins with what is not known, and is no
// argument.
func (v Value) BeginsUnknown() bool {
	for _, p := range v {
		if p.Kind != Literal || p.Text != "" {
			return p.Kind == Unknown
		}
	}
	return false
}

// Of returns the function of which a value has arguments, nil if it has none.
func (v Value) Of() *syntax.Function {
	for _, p := range v {
		if p.Kind == Argument || p.Kind == Receiver {
			return p.Function
		}
	}
	return nil
}

// ReplaceArguments puts what a call passes in place of the arguments of a function.
func (v Value) ReplaceArguments(f *syntax.Function, argument func(Part) []Value) []Value {
	all := []Value{{}}
	for _, p := range v {
		if p.Function != f || f == nil {
			all = Concat(all, []Value{{p}})
			continue
		}
		if given := argument(p); len(given) > 0 {
			all = Concat(all, given)
		}
	}
	return all
}
