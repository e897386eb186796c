package yamltext

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// reader makes values of nodes.
type reader struct {
	locator
	faults []jsonast.Fault
	depth  int
	floor  int                 // the start of the node before
	open   map[*yaml.Node]bool // the nodes around the current one
	// alias is the place of the alias whose value is being read: that value and
	// all below it are there.
	alias    *jsonast.Span
	aliased  int // values that aliases have expanded to
	reported map[string]bool
}

func newReader(text []byte) *reader {
	return &reader{locator: newLocator(text), open: map[*yaml.Node]bool{}, reported: map[string]bool{}}
}

func (r *reader) fault(at jsonast.Span, message, hint string) {
	if len(r.faults) < jsonast.MaxFaults {
		r.faults = append(r.faults, jsonast.Fault{Span: at, Message: message, Hint: hint})
	}
}

// faultOnce is for what would be reported of every value below another one.
func (r *reader) faultOnce(at jsonast.Span, message, hint string) {
	if !r.reported[message] {
		r.reported[message] = true
		r.fault(at, message, hint)
	}
}

func (r *reader) value(n *yaml.Node) jsonast.Value {
	var here jsonast.Span
	if r.alias != nil {
		here = *r.alias
		r.aliased++
	} else {
		// The library has some empty scalars at the beginning of the text.
		here.Start = max(r.floor, r.offset(n.Line, n.Column))
		here.End, r.floor = here.Start, here.Start
	}
	switch {
	case r.aliased > MaxAliased:
		r.faultOnce(here, fmt.Sprintf("the aliases stand for more than %d values", MaxAliased), "write the values themselves")
		return jsonast.Value{Span: here}
	case r.depth == jsonast.MaxDepth:
		r.faultOnce(here, fmt.Sprintf("nested deeper than %d levels", jsonast.MaxDepth), "")
		return jsonast.Value{Span: here}
	}
	r.depth++
	r.open[n] = true
	var v jsonast.Value
	switch n.Kind {
	case yaml.AliasNode:
		v = r.aliasValue(n, here)
	case yaml.MappingNode:
		v = r.object(n, here)
	case yaml.SequenceNode:
		v = r.array(n, here)
	default:
		v = jsonast.Value{Kind: jsonast.String, Text: n.Value, Span: here}
		if isNull(n) {
			v.Kind, v.Text = jsonast.Null, ""
		}
	}
	if r.alias == nil {
		v.Span = r.spanOf(n, v.Span)
	}
	delete(r.open, n)
	r.depth--
	return v
}

// aliasValue returns the value of an alias.
func (r *reader) aliasValue(n *yaml.Node, here jsonast.Span) jsonast.Value {
	if r.open[n.Alias] {
		r.fault(here, "an alias of what it is part of", "write the value itself")
		return jsonast.Value{Span: here}
	}
	if r.alias != nil {
		return r.value(n.Alias)
	}
	here.End = r.wordEnd(here.Start)
	r.alias = &here
	v := r.value(n.Alias)
	r.alias = nil
	return v
}

func (r *reader) array(n *yaml.Node, here jsonast.Span) jsonast.Value {
	v := jsonast.Value{Kind: jsonast.Array, Span: here}
	for _, item := range n.Content {
		v.Items = append(v.Items, r.value(item))
		v.End = max(v.End, v.Items[len(v.Items)-1].End)
	}
	return v
}

func (r *reader) object(n *yaml.Node, here jsonast.Span) jsonast.Value {
	v := jsonast.Value{Kind: jsonast.Object, Span: here}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := r.value(n.Content[i])
		member := jsonast.Member{Name: name.Text, NameSpan: name.Span, Value: r.value(n.Content[i+1])}
		switch {
		case n.Content[i].ShortTag() == "!!merge":
			r.fault(name.Span, "a merge key (<<)", "write the fields themselves")
			continue
		case name.Kind == jsonast.Object || name.Kind == jsonast.Array:
			r.fault(name.Span, "a list or object where the name of a field should be", "write a name, a colon and a value")
			continue
		case name.Kind == jsonast.Null:
			member.Name = n.Content[i].Value
		}
		v.Members = append(v.Members, member)
		v.End = max(v.End, name.End, member.Value.End)
	}
	return v
}
