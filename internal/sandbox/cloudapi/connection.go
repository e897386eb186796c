package cloudapi

import (
	"encoding/base64"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// isConnection reports whether a selection is one of a Relay connection, which the
// lists of the API are (platform documentation, 2026-11-26).
func (e *execution) isConnection(sets []ast.SelectionSet) bool {
	return slices.ContainsFunc(e.collect(sets...), func(f *field) bool {
		return slices.Contains([]string{"nodes", "edges", "totalCount", "pageInfo"}, f.name)
	})
}

// connection returns the part of a list that a field asks for.
func (e *execution) connection(f *field, rows []row) (row, *graphQLError) {
	start, end := 0, len(rows)
	for name, set := range map[string]func(int){
		"after": func(at int) { start = max(start, at+1) }, "before": func(at int) { end = min(end, at) },
	} {
		cursor := e.argument(f, name)
		if cursor == nil {
			continue
		}
		at, ok := position(text(cursor))
		if !ok {
			return nil, newError(validationError, "the argument "+name+" of "+f.name+" is not a cursor of this sandbox")
		}
		set(at)
	}
	start = min(start, len(rows))
	end = max(start, end)
	first, last := e.argument(f, "first"), e.argument(f, "last")
	for name, value := range map[string]any{"first": first, "last": last} {
		if n, numeric := number(value); value != nil && (!numeric || n < 0) {
			return nil, newError(validationError, "the argument "+name+" of "+f.name+" must be a number from 0 on")
		}
	}
	if n, ok := number(first); ok && n < float64(end-start) {
		end = start + int(n)
	} else if first == nil && last == nil {
		end = min(end, start+usualSize)
	}
	if n, ok := number(last); ok && n < float64(end-start) {
		start = end - int(n)
	}
	return e.part(rows, start, end), nil
}

func (e *execution) part(rows []row, start, end int) row {
	nodes := rows[start:end]
	edges := make([]row, len(nodes))
	for i, node := range nodes {
		edges[i] = row{"cursor": cursor(start + i), "node": node}
	}
	info := row{"hasNextPage": end < len(rows), "hasPreviousPage": start > 0, "startCursor": nil, "endCursor": nil}
	if len(nodes) > 0 {
		info["startCursor"], info["endCursor"] = cursor(start), cursor(end-1)
	}
	return row{"nodes": nodes, "edges": edges, "totalCount": len(rows), "pageInfo": info}
}

const cursorPrefix = "sandbox:"

func cursor(at int) string {
	return base64.StdEncoding.EncodeToString([]byte(cursorPrefix + strconv.Itoa(at)))
}

func position(text string) (int, bool) {
	decoded, err := base64.StdEncoding.DecodeString(text)
	number, found := strings.CutPrefix(string(decoded), cursorPrefix)
	at, bad := strconv.Atoi(number)
	return at, err == nil && found && bad == nil && at >= 0
}

// selected returns the rows that the arguments where and order leave, in their
// order.
func (e *execution) selected(f *field, rows []row) []row {
	chosen := make([]row, 0, len(rows))
	where, _ := rowOf(e.argument(f, "where"))
	for _, r := range rows {
		if satisfies(r, where) {
			chosen = append(chosen, r)
		}
	}
	if argument := f.all[0].Arguments.ForName("order"); argument != nil {
		sortRows(chosen, e.orders(argument.Value))
	}
	return chosen
}

// orders reads {name: ASC}, or a list of such. What is written in a document keeps
// its order, the members of a variable are sorted by name.
func (e *execution) orders(v *ast.Value) []order {
	var all []order
	switch v.Kind {
	case ast.ListValue:
		for _, child := range v.Children {
			all = append(all, e.orders(child.Value)...)
		}
	case ast.ObjectValue:
		for _, child := range v.Children {
			all = append(all, newOrder(child.Name, e.value(child.Value)))
		}
	default:
		list, ok := listOf(e.value(v))
		if !ok {
			list = []any{e.value(v)}
		}
		for _, one := range list {
			members, _ := rowOf(one)
			for _, name := range slices.Sorted(maps.Keys(members)) {
				all = append(all, newOrder(name, members[name]))
			}
		}
	}
	return all
}

func newOrder(name string, direction any) order {
	return order{name, strings.EqualFold(text(direction), "DESC")}
}
