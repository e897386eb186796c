package scope

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestIndex_UnknownError(t *testing.T) {
	t.Parallel()
	x := builtin()
	for name, want := range map[string][2]string{
		"items.reed":      {`unknown scope "items.reed" (did you mean "items.read"?)`, "items.read: nearly the same spelling"},
		"Items.Read":      {`unknown scope "Items.Read" (did you mean "items.read"?)`, "items.read: scopes are written in lower case, without white space"},
		"nothing.like.it": {`unknown scope "nothing.like.it"`, "`jtlctl scope list --api any` shows all"},
	} {
		f := fault.From(x.UnknownError(name))
		if f.Kind != fault.Usage || f.Message != want[0] || f.Hint != want[1] {
			t.Errorf("%s: %+v", name, f)
		}
	}
	faulttest.Want(t, x.UnknownError("items.raed"), fault.Usage, "hint: items.read: nearly the same spelling; items.")
}

func TestIndex_Equivalents(t *testing.T) {
	t.Parallel()
	x := withThird(t)
	for name, want := range map[string]string{
		"item.queryitems": "2 [items.read] stands in API 2.x for item.queryitems; 3 [Items.View] stands in API 3.x for item.queryitems",
		"shelves.write":   "",
		"all.read":        "", // broad ones have none
	} {
		s, ok := x.Find(name)
		if !ok {
			t.Fatal(name)
		}
		var got []string
		for _, e := range x.Equivalents(s) {
			got = append(got, fmt.Sprintf("%d %v %s", e.Generation, e.Scopes, e.Reason))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: %q", name, got)
		}
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
