package credential

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// TestStores_newPassphrase: a person who chooses a passphrase that is too short, or
// mistypes it, is asked again; the third time nothing is stored.
func TestStores_newPassphrase(t *testing.T) {
	t.Parallel()
	const good = "längere" + "x"
	for name, test := range map[string]struct {
		typed  []string
		want   string // "" is an error
		warned int
		fails  string
	}{
		"at once":         {[]string{good, good}, good, 0, ""},
		"too short first": {[]string{"short", good, good}, good, 1, ""},
		"differs first":   {[]string{good, "other", good, good}, good, 1, ""},
		"always short":    {[]string{"a", "b", "c"}, "", 2, "the passphrase has 1 characters"},
		"always differs":  {[]string{good, "b", good, "c", good, "d"}, "", 2, "the two passphrases differ"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var warned []string
			s := Stores{
				AskSecret: func(context.Context, string, string, ...string) (secret.String, error) {
					if len(test.typed) == 0 {
						t.Fatal("asked once more")
					}
					next := test.typed[0]
					test.typed = test.typed[1:]
					return secret.New(next), nil
				},
				Warn: func(format string, args ...any) { warned = append(warned, fmt.Sprintf(format, args...)) },
			}
			got, err := s.newPassphrase(t.Context(), "New", "x")
			if len(warned) != test.warned || len(test.typed) > 0 {
				t.Errorf("warned %q, %d not typed", warned, len(test.typed))
			}
			if test.want == "" {
				if fault.From(err).Kind != fault.Usage || !strings.Contains(err.Error(), test.fails) {
					t.Errorf("got %v", err)
				}
				return
			}
			if err != nil || got.Reveal() != test.want {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestStores_passphrase_given: what a program gives is taken as it is.
func TestStores_passphrase_given(t *testing.T) {
	t.Parallel()
	s := Stores{Environment: func(name string) (string, bool) {
		return map[string]string{secret.PassphraseVariable: "x"}[name], name == secret.PassphraseVariable
	}}
	if got, err := s.passphrase(t.Context(), true); err != nil || got.Reveal() != "x" {
		t.Errorf("got %v", err)
	}
}
