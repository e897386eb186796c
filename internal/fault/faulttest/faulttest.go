// Package faulttest checks errors in tests.
package faulttest

import (
	"errors"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// The helpers are variables, not functions: deadcode counts only what the
// program reaches, and would report them although every test uses them.
var (
	// Must ends the test if there is an error.
	Must = func(t testing.TB, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}

	// Want checks that err is a fault of a kind whose message and hint contain
	// all the texts, and returns both.
	Want = func(t testing.TB, err error, kind fault.Kind, texts ...string) string {
		t.Helper()
		var f *fault.Error
		if !errors.As(err, &f) {
			t.Fatalf("want a fault of kind %s, got %v", kind, err)
		}
		if f.Kind != kind {
			t.Errorf("kind is %s, want %s: %s", f.Kind, kind, f.Message)
		}
		text := f.Message + "\nhint: " + f.Hint
		for _, want := range texts {
			if !strings.Contains(text, want) {
				t.Errorf("%q is missing in:\n%s", want, text)
			}
		}
		return text
	}

	// WantWithout returns a Want that also checks that the message and hint do
	// not contain a secret.
	WantWithout = func(secret string) func(testing.TB, error, fault.Kind, ...string) {
		return func(t testing.TB, err error, kind fault.Kind, texts ...string) {
			t.Helper()
			if text := Want(t, err, kind, texts...); strings.Contains(text, secret) {
				t.Errorf("the secret is in:\n%s", text)
			}
		}
	}
)
