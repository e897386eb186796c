package source

import "testing"

func TestHeldout(t *testing.T) {
	s, mistakes := measure(t, "testdata/heldout")
	for _, m := range mistakes {
		t.Log(m)
	}
	t.Log(s)
}
