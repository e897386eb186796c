package source

import "testing"

func TestBlind(t *testing.T) {
	s, mistakes := measure(t, "testdata/blind")
	for _, m := range mistakes {
		t.Log(m)
	}
	t.Log(s)
}
