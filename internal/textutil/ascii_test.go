package textutil

import "testing"

func TestLowerASCII(t *testing.T) {
	t.Parallel()
	const text = "AbZ[@ \x86 \u0130 \u212a \u00c4"
	if got := string(LowerASCII([]byte(text))); got != "abz[@ \x86 \u0130 \u212a \u00c4" {
		t.Errorf("%q", got)
	}
}
