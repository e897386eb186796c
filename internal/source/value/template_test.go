package value

import "testing"

// TestTemplate: names of templates that have no end are text.
func TestTemplate(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"{{ a }}/b": "{a}/b", "x{{a}}y{{k}}": "x{a}yv", "{{a": "{{a", "a}}": "a}}", "": "",
	} {
		if got := Template(text, map[string]string{"k": "v"}).String(); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
