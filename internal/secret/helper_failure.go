package secret

import (
	"bytes"
	"errors"
	"os/exec"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// isNotFound recognizes the words that Docker's own helpers share for what is not there.
func isNotFound(output []byte) bool {
	return bytes.Contains(bytes.ToLower(output), []byte("credentials not found"))
}

// hasEnded reports whether a program ran and failed.
func hasEnded(err error) bool {
	var ended *exec.ExitError
	return errors.As(err, &ended)
}

// failure is why a helper failed, in its own words: those on standard output, as the
// protocol has it, else those on standard error. A secret that it was sent is taken out of
// them. One that it was asked for is not known here, so that nothing is repeated that can
// be an entry, nor what it says on standard error.
func (h *Helper) failure(verb, input, output, words string, hidden String, err error) *fault.Error {
	if verb == "get" {
		output, _, _ = strings.Cut(output, "{")
		words = ""
	}
	known := Redactor{}
	known.Add(hidden)
	for _, said := range []string{output, words} {
		said = strings.TrimSpace(known.Redact(strings.ToValidUTF8(said, "?")))
		if said != "" {
			return h.fault(textutil.Quote(said, 300)).WithCause(err)
		}
	}
	f := h.fault("docker-credential-" + h.Program + " " + verb + ": " + err.Error()).WithCause(err)
	if verb == "get" {
		return f.WithHint("`printf %%s '%s' | docker-credential-%s get >/dev/null` shows what it says", input, h.Program)
	}
	return f
}
