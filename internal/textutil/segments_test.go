package textutil

import (
	"strings"
	"testing"
)

func TestMatchSegments(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		pattern, path string
		want          bool
	}{
		{"a b", "a b", true}, {"a b", "a", false}, {"a", "a b", false}, {"", "", true}, {"", "a", false},
		{"*", "a", true}, {"*", "a b", false}, {"x*", "xy", true}, {"[", "[", false},
		{"**", "", true}, {"**", "a b", true}, {"a **", "a", true}, {"** b", "a b", true}, {"** b", "b a", false},
		{"** a ** b", "a a x b", true}, {"** a b", "a a b", true}, {"** **", "", true},
	} {
		if got := MatchSegments(strings.Fields(test.pattern), strings.Fields(test.path)); got != test.want {
			t.Errorf("%q fits %q: %t", test.path, test.pattern, got)
		}
	}
}
