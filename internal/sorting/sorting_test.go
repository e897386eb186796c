package sorting

import (
	"cmp"
	"maps"
	"slices"
	"testing"
)

type pair struct{ key, place int }

func byKey(a, b pair) int { return cmp.Compare(a.key, b.key) }

func TestBy(t *testing.T) {
	t.Parallel()
	var all []pair
	for place := range 1000 {
		all = append(all, pair{place * 7919 % 13, place})
	}
	want := slices.Clone(all)
	slices.SortStableFunc(want, byKey)
	By(all, byKey)
	if !slices.Equal(all, want) {
		t.Error("By sorts in another order than slices.SortStableFunc")
	}
	By(all[:0], byKey)
	By[pair](nil, byKey)
}

func TestCollected(t *testing.T) {
	t.Parallel()
	numbers := map[int]bool{3: true, 1: true, 2: true}
	got := Collected(maps.Keys(numbers), func(a, b int) int { return b - a })
	if !slices.Equal(got, []int{3, 2, 1}) {
		t.Errorf("Collected() = %v", got)
	}
}
