package syntax

import "testing"

func TestIsTest_names(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"src/latest.ts", "src/contest/a.ts", "Manifest.cs", "src/testimonials.ts"} {
		if isTest(name) {
			t.Errorf("%s is no test", name)
		}
	}
}
