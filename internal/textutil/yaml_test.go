package textutil

import (
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestYAML11: the library reads what has the directive of YAML 1.2, and no other
// byte changes.
func TestYAML11(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"%YAML 1.2\n---\na: b\n":                         "%YAML 1.1\n---\na: b\n",
		"%YAML 1.2\r\n---\r\na: b\r\n":                   "%YAML 1.1\r\n---\r\na: b\r\n",
		"# a comment\n\n%TAG ! x:\n%YAML 1.2\n---\na: b": "# a comment\n\n%TAG ! x:\n%YAML 1.1\n---\na: b",
		"%YAML 1.1\n---\na: b":                           "%YAML 1.1\n---\na: b",
		"a: |\n%YAML 1.2\n":                              "a: |\n%YAML 1.2\n",
		"":                                               "",
	} {
		given := []byte(text)
		if got := YAML11(given); string(got) != want || string(given) != text {
			t.Errorf("%q: %q, want %q; the text that was given is %q", text, got, want, given)
		}
		var value any
		if text[:min(1, len(text))] != "a" && yaml.Unmarshal([]byte(want), &value) != nil {
			t.Errorf("%q is not read", want)
		}
	}
}
