package source

import (
	"cmp"
	"slices"

	"github.com/jtlctl/jtlctl/internal/sorting"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// result sorts what was found, and leaves out what was found twice.
func (f *findings) result() Result {
	sorting.By(f.calls, func(x, y Call) int {
		return cmp.Or(comparePlaces(x.Place, y.Place), cmp.Compare(x.Path, y.Path), cmp.Compare(x.Method, y.Method), cmp.Compare(x.Field, y.Field))
	})
	f.calls = slices.CompactFunc(f.calls, func(x, y Call) bool {
		return x.Place == y.Place && x.Path == y.Path && x.Method == y.Method && x.Field == y.Field
	})
	f.doubtMethods()
	found := map[syntax.Place]bool{}
	for _, c := range f.calls {
		found[c.Place] = true
	}
	f.unknown = slices.DeleteFunc(f.unknown, func(x Unresolved) bool { return found[x.Place] })
	sorting.By(f.unknown, func(x, y Unresolved) int { return comparePlaces(x.Place, y.Place) })
	f.unknown = slices.CompactFunc(f.unknown, func(x, y Unresolved) bool { return x.Place == y.Place })
	return Result{f.calls, f.unknown}
}

// doubtMethods makes calls of a wrapper uncertain that sends with several methods:
// which of them depends on its arguments.
func (f *findings) doubtMethods() {
	for i := range f.calls {
		for j := i + 1; j < len(f.calls) && f.calls[j].Place == f.calls[i].Place; j++ {
			if x, y := &f.calls[i], &f.calls[j]; x.wrapped && y.wrapped && x.Path == y.Path && x.Method != y.Method {
				x.Sure, y.Sure = false, false
			}
		}
	}
}

func comparePlaces(a, b syntax.Place) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}
