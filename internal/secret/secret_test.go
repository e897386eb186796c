package secret

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const planted = "hunter2-planted"

type holder struct {
	Public  String
	private String
	Nested  struct{ inner *String }
}

func TestString_hidesItsText(t *testing.T) {
	t.Parallel()
	s := New(planted)
	h := holder{Public: s, private: s}
	h.Nested.inner = &s

	var printed strings.Builder
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T", "%p", "%c", "%U", "%e", "%t"} {
		fmt.Fprintf(&printed, verb+"\n", s)
		fmt.Fprintf(&printed, verb+"\n", &s)
		fmt.Fprintf(&printed, verb+"\n", h)
		fmt.Fprintf(&printed, verb+"\n", &h)
		fmt.Fprintf(&printed, verb+"\n", []String{s})
		fmt.Fprintf(&printed, verb+"\n", map[string]any{"k": s})
	}
	fmt.Fprintln(&printed, errors.Join(fmt.Errorf("wrapped: %v", s), fmt.Errorf("%w: %s", errors.New("x"), s)))
	asJSON, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	asYAML, err := yaml.Marshal(map[string]any{"s": s, "h": h.Public})
	if err != nil {
		t.Fatal(err)
	}
	printed.Write(asJSON)
	printed.Write(asYAML)
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "s", s, "h", h)
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "s", s, "h", h)
	printed.Write(log.Bytes())

	if strings.Contains(printed.String(), planted) {
		t.Errorf("the secret was printed:\n%s", printed.String())
	}
	if strings.Contains(printed.String(), fmt.Sprintf("%x", planted)) {
		t.Errorf("the secret was printed in hexadecimal:\n%s", printed.String())
	}
	if !strings.Contains(string(asJSON), redacted) || !strings.Contains(string(asYAML), redacted) {
		t.Errorf("want %s in %s and %s", redacted, asJSON, asYAML)
	}
}

func TestString_Reveal(t *testing.T) {
	t.Parallel()
	if got := New(planted).Reveal(); got != planted {
		t.Errorf("Reveal() = %q", got)
	}
	var zero String
	if zero.Reveal() != "" || !zero.Empty() || New("x").Empty() {
		t.Error("the zero value must be the empty secret")
	}
	if !New("a").Equal(New("a")) || New("a").Equal(New("b")) {
		t.Error("Equal compares the texts")
	}
}
