package token

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// endless is a body that never ends, or never goes on.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

type stalled struct{ ctx context.Context }

func (s stalled) Read([]byte) (int, error) { <-s.ctx.Done(); return 0, s.ctx.Err() }

// cutAfter is a body that breaks off after a text.
func cutAfter(text string) func(*http.Request) io.Reader {
	return func(*http.Request) io.Reader {
		return io.MultiReader(strings.NewReader(text), failing{io.ErrUnexpectedEOF})
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func hangs(request *http.Request) (*http.Response, error) {
	<-request.Context().Done()
	return nil, request.Context().Err()
}

func TestClient_Fetch_unreachable(t *testing.T) {
	t.Parallel()
	refused := &net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
	for name, test := range map[string]struct {
		reply reply
		kind  fault.Kind
		words string
	}{
		"refused":             {func(*http.Request) (*http.Response, error) { return nil, refused }, fault.Network, "cannot be reached: connection refused"},
		"cut":                 {streams(200, asJSON, cutAfter(`{"access_token":"abc"`)), fault.Network, "cannot be reached: the connection was closed"},
		"cut at the very end": {streams(200, asJSON, cutAfter(`{"access_token":"abc","authToken":"abc"}`)), fault.Network, "cannot be reached: the connection was closed"},
		"an error page cut":   {streams(404, asPage, cutAfter("<html>")), fault.Network, "cannot be reached: the connection was closed"},
		"never ending":        {streams(200, asJSON, func(*http.Request) io.Reader { return endless{} }), fault.Server, "is larger than 1 MiB"},
		"hanging":             {hangs, fault.Network, "cannot be reached: no response in time"},
		"hanging half-way":    {streams(200, asJSON, func(r *http.Request) io.Reader { return stalled{r.Context()} }), fault.Network, "cannot be reached: no response in time"},
		"an error that hangs": {streams(400, asJSON, func(r *http.Request) io.Reader { return stalled{r.Context()} }), fault.Network, "cannot be reached: no response in time"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				got, err := clientOf(test.reply).Fetch(t.Context(), credentials())
				wantFault(t, err, test.kind, "the token endpoint "+endpoint, test.words)
				if !got.Access.Empty() {
					t.Error("there is a token all the same")
				}
			})
			synctest.Test(t, func(t *testing.T) {
				_, err := clientOf(test.reply).FetchSCX(t.Context(), SCX{URL: endpoint, RefreshToken: secret.New(planted)})
				wantFault(t, err, test.kind, "the SCX auth endpoint "+endpoint, test.words)
			})
		})
	}
}

func TestClient_Fetch_interrupted(t *testing.T) {
	t.Parallel()
	for name, reply := range map[string]reply{
		"while waiting": hangs,
		"while reading": streams(200, asJSON, func(r *http.Request) io.Reader { return stalled{r.Context()} }),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				time.AfterFunc(time.Second, cancel)
				_, err := clientOf(reply).Fetch(ctx, credentials())
				wantFault(t, err, fault.Interrupted, "interrupted while waiting for the token endpoint")
			})
		})
	}
}
