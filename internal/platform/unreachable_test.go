package platform

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

const (
	moreTime     = "allow more time with --timeout"
	checkNetwork = "check the address, the network and the proxy"
)

func TestUnreachableSaysWhyInPlainWords(t *testing.T) {
	t.Parallel()
	dialled := func(err error) error {
		return &url.Error{Op: "Post", URL: somewhere, Err: &net.OpError{Op: "dial", Net: "tcp", Err: err}}
	}
	for name, test := range map[string]struct {
		err          error
		reason, hint string
	}{
		"a refused connection":     {dialled(os.NewSyscallError("connect", syscall.ECONNREFUSED)), "connection refused", checkNetwork},
		"an unknown host":          {dialled(&net.DNSError{Err: "no such host", Name: "platform.test", IsNotFound: true}), "no such host: platform.test", checkNetwork},
		"a reset connection":       {dialled(os.NewSyscallError("read", syscall.ECONNRESET)), "the connection was closed", checkNetwork},
		"an answer without end":    {io.ErrUnexpectedEOF, "the connection was closed", checkNetwork},
		"no answer at all":         {&url.Error{Op: "Post", URL: somewhere, Err: io.EOF}, "the connection was closed", checkNetwork},
		"a slow connection":        {dialled(os.ErrDeadlineExceeded), "no response in time", moreTime},
		"the timeout":              {&url.Error{Op: "Post", URL: somewhere, Err: context.DeadlineExceeded}, "no response in time", moreTime},
		"a slow handshake":         {&url.Error{Op: "Post", URL: somewhere, Err: tooSlow{}}, "no response in time", moreTime},
		"what nobody has foreseen": {fmt.Errorf("oauth2: cannot fetch: %w", errors.New("proxyconnect: tcp: odd thing")), "odd thing", checkNetwork},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := Unreachable("token endpoint", somewhere, test.err)
			wantFault(t, err, fault.Network, "the token endpoint "+somewhere+" cannot be reached: "+test.reason, test.hint)
			if !strings.HasSuffix(err.Error(), ": "+test.reason) || !errors.Is(err, test.err) {
				t.Errorf("got %q", err)
			}
		})
	}
}

func TestUnreachableKnowsAnInterruption(t *testing.T) {
	t.Parallel()
	err := Unreachable("token endpoint", somewhere, &url.Error{Op: "Post", URL: somewhere, Err: context.Canceled})
	wantFault(t, err, fault.Interrupted, "interrupted while waiting for the token endpoint")
}

func TestUnreachableKnowsAnAnswerThatIsTooLarge(t *testing.T) {
	t.Parallel()
	err := Unreachable("token endpoint", somewhere, fmt.Errorf("read: %w", disk.ErrTooLarge))
	wantFault(t, err, fault.Server, "the response of the token endpoint "+somewhere+" is larger than 1 MiB")
}

// tooSlow is a timeout that is no other error, such as that of a handshake.
type tooSlow struct{}

func (tooSlow) Error() string   { return "TLS handshake timeout" }
func (tooSlow) Timeout() bool   { return true }
func (tooSlow) Temporary() bool { return true }
