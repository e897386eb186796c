package graphql

import (
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// CursorVariable is the variable that a query is asked with for its next page.
const CursorVariable = "endCursor"

// CheckPaging refuses a document that cannot be followed page by page: it must be a
// query with the variable $endCursor that selects pageInfo { hasNextPage endCursor }.
// operation names the one that is executed; "" if there is only one.
func CheckPaging(text, operation string) error {
	document, err := parse(text)
	if err != nil {
		return err
	}
	const hint = "such as query($endCursor: String) { QueryItems(first: 50, after: $endCursor) { nodes { id } pageInfo { hasNextPage endCursor } } }"
	for _, o := range document.Operations {
		if operation != "" && o.Name != operation {
			continue
		}
		switch {
		case o.Operation != ast.Query:
			return fault.New(fault.Usage, "--paginate is for queries, and this is a %s", o.Operation).WithHint("leave out --paginate")
		case o.VariableDefinitions.ForName(CursorVariable) == nil:
			return fault.New(fault.Usage, "--paginate needs a query with the variable $%s", CursorVariable).WithHint("%s", hint)
		}
	}
	sets := []ast.SelectionSet{}
	for _, o := range document.Operations {
		sets = append(sets, o.SelectionSet)
	}
	for _, fragment := range document.Fragments {
		sets = append(sets, fragment.SelectionSet)
	}
	names := map[string]bool{}
	for _, set := range sets {
		collect(set, names)
	}
	for _, name := range []string{"pageInfo", "hasNextPage", CursorVariable} {
		if !names[name] {
			return fault.New(fault.Usage, "--paginate needs %s in what the query selects", name).WithHint("%s", hint)
		}
	}
	return nil
}

// collect adds the names that a response has for the fields of a selection.
func collect(set ast.SelectionSet, names map[string]bool) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			names[s.Alias] = true
			collect(s.SelectionSet, names)
		case *ast.InlineFragment:
			collect(s.SelectionSet, names)
		}
	}
}
