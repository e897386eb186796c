package wawi

import (
	"cmp"
	"encoding/json"
	"strings"
	"testing"
)

// TestValid_unusualKeys: whatever the key is, it is kept, and one that cannot be used is
// warned of. White space around it belongs to no key.
func TestValid_unusualKeys(t *testing.T) {
	t.Parallel()
	for name, key := range map[string]string{
		"one letter": "k", "very long": strings.Repeat("k", 200_000), "spaces": " a b ", "a line break!": "a\r\nb",
		"umlauts!": "Schlüssel-ß", "quotes": `a"b\c`, "NUL!": "a\x00b", "white space alone!": " \t ", "a number": "12345",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, err := json.Marshal(key)
			if err != nil {
				t.Fatal(err)
			}
			w := newWorld(t, taken(), says(200, `{"Status":1,"Token":{"ApiKey":`+string(text)+`}}`))
			if _, err := w.register(usual()); err != nil || w.key() != cmp.Or(strings.TrimSpace(key), key) {
				t.Errorf("%v, key of %d", err, len(w.key()))
			}
			if warned := strings.Contains(strings.Join(w.warned, "\n"), "no header can carry"); warned != strings.ContainsAny(name, "!") {
				t.Errorf("warned: %q", w.warned)
			}
		})
	}
}
