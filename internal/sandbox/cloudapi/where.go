package cloudapi

import (
	"slices"
	"strings"
)

// satisfies reports whether a row meets the conditions of where, which are those of
// HotChocolate: {sku: {eq: "A"}, or: [{…}, {…}]}. Conditions on members that the
// sample data do not have are ignored, as is an operator that is not known.
func satisfies(r row, where row) bool {
	for name, condition := range where {
		switch name {
		case "and":
			if !all(condition, func(inner row) bool { return satisfies(r, inner) }) {
				return false
			}
		case "or":
			list, _ := listOf(condition)
			if len(list) > 0 && all(condition, func(inner row) bool { return !satisfies(r, inner) }) {
				return false
			}
		default:
			value, known := r[name]
			conditions, ok := rowOf(condition)
			if known && ok && !meets(value, conditions) {
				return false
			}
		}
	}
	return true
}

// all reports whether every object of a list, or the one that is no list, passes.
func all(value any, passes func(row) bool) bool {
	list, ok := listOf(value)
	if !ok {
		list = []any{value}
	}
	return !slices.ContainsFunc(list, func(one any) bool {
		members, isRow := rowOf(one)
		return isRow && !passes(members)
	})
}

// meets reports whether a value meets the conditions on it: operators, or those on
// its own members.
func meets(value any, conditions row) bool {
	if inner, ok := rowOf(value); ok {
		return satisfies(inner, conditions)
	}
	if list, ok := listOf(value); ok {
		return meetsList(list, conditions)
	}
	for operator, operand := range conditions {
		if test, ok := operators[operator]; ok && !test(value, operand) {
			return false
		}
	}
	return true
}

func meetsList(list []any, conditions row) bool {
	for operator, operand := range conditions {
		inner, _ := rowOf(operand)
		matching := 0
		for _, one := range list {
			if r, ok := rowOf(one); ok && satisfies(r, inner) {
				matching++
			}
		}
		switch operator {
		case "some":
			if matching == 0 {
				return false
			}
		case "all":
			if matching < len(list) {
				return false
			}
		case "none":
			if matching > 0 {
				return false
			}
		case "any":
			if wanted, ok := operand.(bool); ok && wanted != (len(list) > 0) {
				return false
			}
		}
	}
	return true
}

// operators compare a value with an operand.
var operators = map[string]func(value, operand any) bool{
	"eq":          equal,
	"neq":         func(v, o any) bool { return !equal(v, o) },
	"in":          within,
	"nin":         func(v, o any) bool { return !within(v, o) },
	"contains":    func(v, o any) bool { return strings.Contains(text(v), text(o)) },
	"ncontains":   func(v, o any) bool { return !strings.Contains(text(v), text(o)) },
	"startsWith":  func(v, o any) bool { return strings.HasPrefix(text(v), text(o)) },
	"nstartsWith": func(v, o any) bool { return !strings.HasPrefix(text(v), text(o)) },
	"endsWith":    func(v, o any) bool { return strings.HasSuffix(text(v), text(o)) },
	"nendsWith":   func(v, o any) bool { return !strings.HasSuffix(text(v), text(o)) },
	"gt":          func(v, o any) bool { return compare(v, o) > 0 },
	"gte":         func(v, o any) bool { return compare(v, o) >= 0 },
	"lt":          func(v, o any) bool { return compare(v, o) < 0 },
	"lte":         func(v, o any) bool { return compare(v, o) <= 0 },
	"ngt":         func(v, o any) bool { return compare(v, o) <= 0 },
	"ngte":        func(v, o any) bool { return compare(v, o) < 0 },
	"nlt":         func(v, o any) bool { return compare(v, o) >= 0 },
	"nlte":        func(v, o any) bool { return compare(v, o) > 0 },
}

func equal(value, operand any) bool {
	return (value == nil) == (operand == nil) && compare(value, operand) == 0
}

func within(value, operand any) bool {
	list, _ := listOf(operand)
	return slices.ContainsFunc(list, func(one any) bool { return equal(value, one) })
}
