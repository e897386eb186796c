package scope

import (
	"fmt"
	"strings"
	"testing"
)

func TestIndex_Equivalents(t *testing.T) {
	t.Parallel()
	x := withThird(t)
	for name, want := range map[string]string{
		"item.queryitems": "2 [items.read] the equivalent of item.queryitems in API 2.x; 3 [Items.View] the equivalent of item.queryitems in API 3.x",
		"shelves.write":   "",
		"all.read":        "", // broad ones have none
	} {
		t.Run(name, func(t *testing.T) {
			s, ok := x.Find(name)
			if !ok {
				t.Fatal(name)
			}
			var got []string
			for _, e := range x.Equivalents(s) {
				got = append(got, fmt.Sprintf("%d %v %s", e.Generation, e.Scopes, e.Reason))
			}
			if strings.Join(got, "; ") != want {
				t.Errorf("%q", got)
			}
		})
	}
}

// TestCommonReason: if suggestions have different reasons, each has its own.
func TestCommonReason(t *testing.T) {
	t.Parallel()
	for want, suggestions := range map[string][]Suggestion{
		"why":            {{Scope: "a.read", Reason: "why"}, {Scope: "b.read", Reason: "why"}},
		"a: one; b: two": {{Scope: "a", Reason: "one"}, {Scope: "b", Reason: "two"}},
	} {
		if got := commonReason(suggestions); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
