package cli

import (
	"strings"
	"testing"
)

func TestInstant(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"version":                true,
		"version -o json":        true,
		"help jwt verify":        true,
		"--help":                 true,
		"jwt decode eyJh.eyJh.":  true,
		"":                       false,
		"jwt decode":             false,
		"jwt decode -":           false,
		"jwt decode -o json":     false,
		"jwt decode eyJh -o":     false,
		"jwt verify eyJh.eyJh.x": false,
		"-v version":             false,
		"token get":              false,
		"wawi register":          false,
	} {
		if got := Instant(strings.Fields(line)); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}
