package wawi

import (
	"fmt"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// TestService_Register_unusableID: a number of a request that would lead elsewhere in an
// address is never asked about.
func TestService_Register_unusableID(t *testing.T) {
	t.Parallel()
	for _, id := range []string{".", "..", `a\u0000b`, `\r\n`} {
		b := newBench(t, says(201, fmt.Sprintf(`{"appId":"app","registrationRequestId":"%s","status":0}`, id)))
		_, err := b.Register(t.Context(), registerOptions())
		faulttest.Want(t, err, fault.Server, "which no address can carry", "it is not known if JTL-Wawi accepted it")
		if len(b.requests) != 1 {
			t.Errorf("%q: %d requests", id, len(b.requests))
		}
	}
}
