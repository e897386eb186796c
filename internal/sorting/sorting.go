// Package sorting sorts by a function that compares. slices.SortFunc and its relatives are
// compiled again for each type of element, with 25 KB of code each time, which is a
// twentieth of the program; here only a comparison is.
package sorting

import (
	"iter"
	"slices"
	"sort"
)

// By sorts by a comparison, which returns a negative number if a comes before b. Elements
// that are equal stay in their order.
func By[E any](all []E, compare func(a, b E) int) {
	sort.SliceStable(all, func(i, j int) bool { return compare(all[i], all[j]) < 0 })
}

// Collected returns the elements of a sequence, sorted as By does.
func Collected[E any](all iter.Seq[E], compare func(a, b E) int) []E {
	list := slices.Collect(all)
	By(list, compare)
	return list
}
