package syntax

import "testing"

// TestScript: the code stays at its place, whatever is before it.
func TestScript(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		"<p>\u0130</p>\n<SCRIPT>a</script>":       "         \n        a         ",
		"<p>\u212a\u212a</p>\n<script>b</script>": "             \n        b         ",
		"\x86\x86<script>c</script>\x86":          "          c          ",
	} {
		if got := string(script(".vue", []byte(code))); got != want {
			t.Errorf("%q: %q", code, got)
		}
	}
}
