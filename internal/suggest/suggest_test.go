package suggest

import "testing"

func TestNearest(t *testing.T) {
	t.Parallel()
	candidates := []string{"decode", "verify", "prod", "beta"}
	for word, want := range map[string]string{
		"decod":  "decode",
		"VERIFY": "verify",
		"prd":    "prod",
		"live":   "",
		"x":      "",
		"":       "",
	} {
		if got := Nearest(word, candidates); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestQuestion(t *testing.T) {
	t.Parallel()
	if got := Question("decod", []string{"decode"}); got != ` (did you mean "decode"?)` {
		t.Errorf("got %q", got)
	}
	if got := Question("env", []string{"environment", "idp"}); got != ` (did you mean "environment"?)` {
		t.Errorf("got %q", got)
	}
	if got := Question("cli", []string{"client_id", "client_ids"}) + Question("en", []string{"environment"}); got != "" {
		t.Errorf("got %q", got)
	}
	if got := Question("zzz", []string{"decode"}); got != "" {
		t.Errorf("got %q", got)
	}
}
