package cloudapi

import (
	"strings"
	"unicode"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// data answers the root fields of an operation. A field whose scope is missing is
// null, and so is the whole if all are.
func (e *execution) data() any {
	roots := e.collect(e.operation.SelectionSet)
	data := make(object, 0, len(roots))
	refused := 0
	for _, f := range roots {
		e.fields++
		if f.name == "__typename" {
			data = append(data, member{f.key, rootType(e.kind)})
			continue
		}
		if missing := e.enforce.missing(e.catalogue().field(f.name, e.kind)); missing != "" {
			problem := newError(internalError, "Unexpected Execution Error")
			problem.Path = []any{f.key}
			e.errors = append(e.errors, problem)
			data, refused = append(data, member{f.key, nil}), refused+1
			continue
		}
		data = append(data, member{f.key, e.root(f)})
	}
	switch {
	case e.fields > maxFields:
		e.errors = append(e.errors, newError(validationError, "the answer would have too many fields for the sandbox"))
		return nil
	case e.unknown != nil:
		e.errors = append(e.errors, e.unknown)
		return nil
	case refused == len(roots) && refused > 0:
		return nil
	}
	return data
}

// written returns the file that a developer has for a request with one root field,
// if its scope is not missing.
func (e *execution) written() (name string, ok bool) {
	roots := e.collect(e.operation.SelectionSet)
	for _, f := range roots {
		if f.name != "__typename" && e.enforce.missing(e.catalogue().field(f.name, e.kind)) != "" {
			return "", false
		}
	}
	if len(roots) == 1 {
		if name, ok = e.config.Answers.find("POST", GraphQLPath+"/"+roots[0].name, nil); ok {
			return name, true
		}
	}
	return e.config.Answers.find("POST", GraphQLPath, nil)
}

// field returns what is known of a root field of GraphQL.
func (c *catalogue) field(name, kind string) *operation {
	return c.remembered(kind+" "+name, func() *operation {
		answers := c.index.Field(name, kind)
		answer := answers[len(answers)-1]
		o := &operation{method: "POST", path: GraphQLPath, generation: 2, named: true, exact: answer.Grade == scope.Exact}
		if o.scopes = answer.Operation.Groups; len(o.scopes) == 0 && len(answer.Scopes) > 0 {
			o.scopes = [][]string{answer.Scopes}
		}
		return o
	})
}

// root answers a root field by its name: QueryItems is a connection or a list,
// GetItemById an object, and every other, which changes something, too.
func (e *execution) root(f *field) any {
	verb, entity := split(f.name)
	before, by, _ := strings.Cut(entity, "By")
	rows, known := e.sample().collection(before)
	if !known {
		e.marker = noSchema
	}
	sets := f.selections()
	switch {
	case e.kind == "mutation":
		e.marker = noSchema
		return e.project(row{"id": e.changedID(f)}, before, sets, 0)
	case by == "Id" || (verb == "Get" && e.argument(f, "id") != nil):
		id := e.argument(f, "id")
		if found := e.sample().find(before, text(id)); found != nil {
			return e.project(found, before, sets, 0)
		}
		e.marker = noSchema
		return e.project(row{"id": id}, before, sets, 0)
	case verb == "Get" && !strings.HasSuffix(before, "s"):
		return e.project(row{}, before, sets, 0)
	}
	rows = e.selected(f, rows)
	if e.isConnection(sets) {
		connection, problem := e.connection(f, rows)
		if problem != nil {
			problem.Path = []any{f.key}
			e.errors = append(e.errors, problem)
			return nil
		}
		return e.project(connection, before+"Connection", sets, 0)
	}
	return e.project(rows, before, sets, 0)
}

// split splits a name after its first word: Query, SalesOrders.
func split(name string) (verb, rest string) {
	at := strings.IndexFunc(name[1:], unicode.IsUpper)
	if at < 0 {
		return name, ""
	}
	return name[:at+1], name[at+1:]
}

// changedID returns the identifier of what a mutation changes, which is an argument
// or a member of one, and a new one for what it creates.
func (e *execution) changedID(f *field) any {
	if id := e.argument(f, "id"); id != nil {
		return id
	}
	input, _ := rowOf(e.argument(f, "input"))
	if id := input["id"]; id != nil {
		return id
	}
	return e.created.next()
}

// project chooses the fields of a value that are selected. What the sandbox does not
// have is null, or an object of nulls: it does not know which fields there are.
func (e *execution) project(value any, entity string, sets []ast.SelectionSet, level int) any {
	if len(sets) == 0 || level > maxLevels || e.fields > maxFields {
		_, isRow := rowOf(value)
		if _, isList := listOf(value); isRow || isList || level > maxLevels {
			return nil
		}
		return value
	}
	if list, ok := listOf(value); ok {
		all := make([]any, len(list))
		for i, one := range list {
			all[i] = e.project(one, entity, sets, level)
		}
		return all
	}
	r, _ := rowOf(value)
	selected := e.collect(sets...)
	chosen := make(object, 0, len(selected))
	for _, f := range selected {
		e.fields++
		own, known := r[f.name]
		switch {
		case f.name == "__typename":
			own = entity
		case known && own != nil:
			own = e.project(own, f.name, f.selections(), level+1)
		case !known && len(f.selections()) > 0:
			own = e.project(empty(f.name), f.name, f.selections(), level+1)
		}
		chosen = append(chosen, member{f.key, own})
	}
	return chosen
}

// empty is what answers a field with a selection that the sandbox does not have.
func empty(name string) any {
	switch name {
	case "nodes", "edges", "items":
		return []any{}
	}
	return row{}
}
