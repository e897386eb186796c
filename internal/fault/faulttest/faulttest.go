// Package faulttest checks faults in tests.
package faulttest

import (
	"errors"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// Want checks that err is a fault of a kind whose message and hint have all
// the words in them, and returns both.
func Want(t testing.TB, err error, kind fault.Kind, words ...string) string {
	t.Helper()
	var f *fault.Error
	if !errors.As(err, &f) {
		t.Fatalf("want a fault of kind %s, got %v", kind, err)
	}
	if f.Kind != kind {
		t.Errorf("kind is %s, want %s: %s", f.Kind, kind, f.Message)
	}
	text := f.Message + "\nhint: " + f.Hint
	for _, word := range words {
		if !strings.Contains(text, word) {
			t.Errorf("%q is missing in:\n%s", word, text)
		}
	}
	return text
}
