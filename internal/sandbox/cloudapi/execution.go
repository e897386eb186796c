package cloudapi

import (
	"encoding/json"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// The bounds of what an answer may be, because fragments repeat what they contain.
const (
	maxLevels = 40
	maxFields = 20_000
	maxName   = 200 // bytes of the name of a root field
)

// execution is an operation of GraphQL that is being answered.
type execution struct {
	*call
	document  *ast.QueryDocument
	operation *ast.OperationDefinition
	kind      string // query, mutation or subscription
	variables map[string]any
	errors    []*graphQLError
	marker    string
	fields    int // that were answered
	unknown   *graphQLError
}

// field is what answers under one name: GraphQL merges those that are selected
// several times.
type field struct {
	key  string
	name string
	all  []*ast.Field
}

// collect returns the fields of a selection, with those of its fragments.
func (e *execution) collect(sets ...ast.SelectionSet) []*field {
	var found []*field
	byKey := map[string]*field{}
	spread := map[string]bool{}
	var walk func(set ast.SelectionSet, level int)
	walk = func(set ast.SelectionSet, level int) {
		if level > maxLevels {
			return
		}
		for _, selection := range set {
			switch s := selection.(type) {
			case *ast.Field:
				if !e.included(s.Directives) {
					continue
				}
				f, ok := byKey[s.Alias]
				if !ok {
					f = &field{key: s.Alias, name: s.Name}
					byKey[s.Alias], found = f, append(found, f)
				}
				f.all = append(f.all, s)
			case *ast.InlineFragment:
				if e.included(s.Directives) {
					walk(s.SelectionSet, level+1)
				}
			case *ast.FragmentSpread:
				fragment := e.document.Fragments.ForName(s.Name)
				switch {
				case fragment == nil:
					e.unknown = newError(validationError, "the document has no fragment "+s.Name)
				case !spread[s.Name] && e.included(s.Directives):
					spread[s.Name] = true
					walk(fragment.SelectionSet, level+1)
				}
			}
		}
	}
	for _, set := range sets {
		walk(set, 0)
	}
	return found
}

// selections are those of a field, wherever it is selected.
func (f *field) selections() []ast.SelectionSet {
	var sets []ast.SelectionSet
	for _, one := range f.all {
		if len(one.SelectionSet) > 0 {
			sets = append(sets, one.SelectionSet)
		}
	}
	return sets
}

// included obeys the directives @skip and @include.
func (e *execution) included(directives ast.DirectiveList) bool {
	for _, d := range directives {
		argument := d.Arguments.ForName("if")
		if argument == nil {
			continue
		}
		condition, _ := e.value(argument.Value).(bool)
		if (d.Name == "skip" && condition) || (d.Name == "include" && !condition) {
			return false
		}
	}
	return true
}

// argument returns an argument of a field; nil if it is not there or null.
func (e *execution) argument(f *field, name string) any {
	if argument := f.all[0].Arguments.ForName(name); argument != nil {
		return e.value(argument.Value)
	}
	return nil
}

// value evaluates a value of the document.
func (e *execution) value(v *ast.Value) any {
	switch v.Kind {
	case ast.Variable:
		value, defined := e.variables[v.Raw]
		if !defined {
			e.unknown = newError(validationError, "the operation does not define the variable $"+v.Raw)
		}
		return value
	case ast.IntValue, ast.FloatValue:
		return json.Number(v.Raw)
	case ast.BooleanValue:
		return v.Raw == "true"
	case ast.NullValue:
		return nil
	case ast.ListValue:
		list := make([]any, len(v.Children))
		for i, child := range v.Children {
			list[i] = e.value(child.Value)
		}
		return list
	case ast.ObjectValue:
		members := make(row, len(v.Children))
		for _, child := range v.Children {
			members[child.Name] = e.value(child.Value)
		}
		return members
	}
	return v.Raw
}

// check returns what is wrong with the root fields of the operation: only verbs of
// the API are known, whatever follows them.
func (e *execution) check() *graphQLError {
	if e.operation.Operation == ast.Subscription {
		return newError(validationError, "the sandbox answers no subscriptions")
	}
	for _, f := range e.collect(e.operation.SelectionSet) {
		if strings.HasPrefix(f.name, "__") && f.name != "__typename" {
			return newError(validationError, "the sandbox has no schema, and answers no introspection")
		}
		if !strings.HasPrefix(f.name, "__") && (len(f.name) > maxName || !e.catalogue().index.IsField(f.name)) {
			return newError(validationError, "the field "+f.name[:min(len(f.name), maxName)]+" does not exist on the type "+rootType(e.kind))
		}
	}
	return e.unknown
}

func rootType(kind string) string { return strings.ToUpper(kind[:1]) + kind[1:] }
