package scope

import "github.com/agnivade/levenshtein"

// yardstick measures the edit distance of many names from one. It does so with
// the bits of a machine word (Myers 1999, as Hyyrö put it in 2003), because
// editors ask for suggestions at every keystroke and the usual table takes
// twenty times as long.
type yardstick struct {
	name string
	at   [256]uint64 // the places of each byte in the name, as bits
}

func newYardstick(name string) *yardstick {
	y := &yardstick{name: name}
	if len(name) <= 64 {
		for i := range len(name) {
			y.at[name[i]] |= 1 << i
		}
	}
	return y
}

func (y *yardstick) distance(other string) int {
	length := len(y.name)
	if length == 0 || length > 64 {
		return levenshtein.ComputeDistance(y.name, other)
	}
	last := uint64(1) << (length - 1)
	score, plus, minus := length, ^uint64(0), uint64(0)
	for i := range len(other) {
		equal := y.at[other[i]]
		down := equal | minus
		diagonal := (((equal & plus) + plus) ^ plus) | equal
		right, left := minus|^(diagonal|plus), plus&diagonal
		if right&last != 0 {
			score++
		}
		if left&last != 0 {
			score--
		}
		right = right<<1 | 1
		left <<= 1
		plus, minus = left|^(down|right), right&down
	}
	return score
}
