package secret

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// TestHelper_failure: errors are on standard output, and on standard error of those that
// do not keep to the protocol.
func TestHelper_failure(t *testing.T) {
	t.Parallel()
	h := helperWith(&fakeHelper{says: "pass not initialized\x1b[2J"})
	_, err := h.Get(t.Context(), "a")
	wantFault(t, err, fault.Store, "the store helper:fake cannot be used", "pass not initialized")
	if strings.Contains(err.Error(), "\x1b") {
		t.Errorf("%q acts on the terminal", err)
	}
	h = helperWith(&fakeHelper{complains: "vault: command not found\n"})
	wantFault(t, h.Set(t.Context(), "a", New("x")), fault.Store, "vault: command not found")
	wantFault(t, h.Delete(t.Context(), "a"), fault.Store, "vault: command not found")
}

// TestHelper_failure_secret: what a helper says is shown without the secret in it.
func TestHelper_failure_secret(t *testing.T) {
	t.Parallel()
	for name, fake := range map[string]*fakeHelper{
		"output":       {says: "cannot write " + planted + " to the vault"},
		"its document": {says: `no place for {"ServerURL":"a","Username":"jtlctl","Secret":"` + planted + `"}`},
		"words":        {complains: "+ vault write secret=" + planted},
	} {
		h := helperWith(fake)
		t.Log(name)
		wantFault(t, h.Set(t.Context(), "a", New(planted)), fault.Store, "[redacted]")
	}
	// What was asked for is not known.
	for name, fake := range map[string]*fakeHelper{
		"its document": {says: `{"ServerURL":"a","Username":"jtlctl","Secret":"` + planted + `"}`},
		"words":        {complains: "+ SECRET=" + planted},
	} {
		h := helperWith(fake)
		t.Log(name)
		_, err := h.Get(t.Context(), "a")
		wantFault(t, err, fault.Store, "docker-credential-fake get: exit status 0", "`printf %s 'https://jtlctl/a' | docker-credential-fake get >/dev/null`")
	}
}
