package platform

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

const (
	moreTime     = "allow more time with --timeout"
	checkNetwork = "check the address, the network and the proxy"
)

func TestUnreachable(t *testing.T) {
	t.Parallel()
	dialled := func(err error) error {
		return &url.Error{Op: "Post", URL: somewhere, Err: &net.OpError{Op: "dial", Net: "tcp", Err: err}}
	}
	for name, test := range map[string]struct {
		err          error
		reason, hint string
	}{
		"a refused connection":     {dialled(os.NewSyscallError("connect", errRefused)), "connection refused", checkNetwork},
		"an unknown host":          {dialled(&net.DNSError{Err: "no such host", Name: "platform.test", IsNotFound: true}), "no such host: platform.test", checkNetwork},
		"a reset connection":       {dialled(os.NewSyscallError("read", errReset)), "the connection was closed", checkNetwork},
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

func TestUnreachable_cancelled(t *testing.T) {
	t.Parallel()
	err := Unreachable("token endpoint", somewhere, &url.Error{Op: "Post", URL: somewhere, Err: context.Canceled})
	wantFault(t, err, fault.Interrupted, "interrupted while waiting for the token endpoint")
}

func TestUnreachable_tooLarge(t *testing.T) {
	t.Parallel()
	err := Unreachable("token endpoint", somewhere, fmt.Errorf("read: %w", disk.ErrTooLarge))
	wantFault(t, err, fault.Server, "the response of the token endpoint "+somewhere+" is larger than 1 MiB")
}

// tooSlow is a timeout that is no other error, such as that of a handshake.
type tooSlow struct{}

func (tooSlow) Error() string   { return "TLS handshake timeout" }
func (tooSlow) Timeout() bool   { return true }
func (tooSlow) Temporary() bool { return true }

func TestUnreachable_nameServer(t *testing.T) {
	t.Parallel()
	for _, err := range []*net.DNSError{
		{Err: "i/o timeout", Name: "auth.test", IsTimeout: true},
		{Err: "server misbehaving", Name: "auth.test", IsTemporary: true},
	} {
		got := Unreachable("token endpoint", somewhere, err).Error()
		if strings.Contains(got, "no such host") || !strings.Contains(got, "auth.test") {
			t.Errorf("%s: got %q", err.Err, got)
		}
	}
}

func TestGet_connectionErrors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		address      func(*testing.T) string
		reason, hint string
	}{
		"nobody listens":                     {nobody, "connection refused", checkNetwork},
		"cut before the answer":              {serves(cut), "the connection was closed", checkNetwork},
		"cut within the answer":              {serves(cutWithin), "the connection was closed", checkNetwork},
		"plain HTTP where TLS is wanted":     {plainHTTP, "it speaks http, and the address says https", "may be named with http://"},
		"something else where TLS is wanted": {notTLS, "it does not speak TLS", checkNetwork},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			address := test.address(t)
			_, err := Get(t.Context(), &http.Client{Transport: NewTransport()}, "key set", address, secret.String{})
			wantFault(t, err, fault.Network, "the key set "+address+" cannot be reached: "+test.reason, test.hint)
		})
	}
}

func TestGet_unknownAuthority(t *testing.T) {
	t.Parallel()
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()
	_, err := Get(t.Context(), NewClient(Options{}), "key set", server.URL, secret.New("hunter2"))
	wantFault(t, err, fault.Network, "its certificate is not trusted: whoever issued it is not known to this machine",
		"a proxy may be intercepting the connection", "--ca-cert", CAVariable)
}

// TestUnreachable_foreign: what is no HTTP/1.1 is named, and not asked for again.
func TestUnreachable_foreign(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ sent, message, hint string }{
		"an alert of TLS":    {"\x15\x03\x01\x00\x02\x02\x46", "is TLS: it speaks https, and the address says http", "https://"},
		"SETTINGS of HTTP/2": {"\x00\x00\x12\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x64\n", "is HTTP/2, and jtlctl speaks HTTP/1.1", "speak HTTP/1.1"},
		"GOAWAY of HTTP/2":   {"\x00\x00\x08\x07\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x0b\n", "is HTTP/2, and jtlctl speaks HTTP/1.1", "speak HTTP/1.1"},
		"another protocol":   {"220 mail.test ESMTP\r\n", "is not HTTP", "something else may be listening"},
		"long headers":       {"HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 2*maxHeaders) + "\r\n\r\n", "has headers of more than 64 KiB", "check that the address is right"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			address, connections := says(t, test.sent)
			_, err := Get(t.Context(), NewClient(Options{}), "key set", address, secret.String{})
			wantFault(t, err, fault.Server, "the response of the key set "+address+" "+test.message, test.hint)
			if connections.Load() != 1 {
				t.Errorf("%d connections", connections.Load())
			}
		})
	}
}

// says is the address of a server that says the same to everybody.
func says(t *testing.T, text string) (address string, connections *atomic.Int64) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	connections = new(atomic.Int64)
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			connections.Add(1)
			_, _ = connection.Read(make([]byte, 4096))
			_, _ = io.WriteString(connection, text)
			_ = connection.Close()
		}
	}()
	return "http://" + listener.Addr().String(), connections
}

// TestUnreachable_onlyHTTP2: a server that has no HTTP/1.1 says so in the handshake.
func TestUnreachable_onlyHTTP2(t *testing.T) {
	t.Parallel()
	err := &url.Error{Op: "Get", URL: somewhere, Err: &net.OpError{Op: "remote error", Err: tls.AlertError(120)}}
	wantFault(t, Unreachable("API", somewhere, err), fault.Network, "cannot be reached: it speaks only HTTP/2, and jtlctl speaks HTTP/1.1")
}

// TestUnreachable_proxy: it is the proxy that cannot be reached. TestProxyOfCloud
// has the address of one in the environment.
func TestUnreachable_proxy(t *testing.T) {
	t.Parallel()
	err := &url.Error{Op: "Get", URL: somewhere, Err: &net.OpError{Op: "proxyconnect", Net: "tcp", Err: &net.DNSError{Name: "proxy.test", IsNotFound: true}}}
	wantFault(t, Unreachable("API", somewhere, err), fault.Network, "the API "+somewhere+" cannot be reached: the proxy in HTTPS_PROXY cannot be reached: no such host: proxy.test")
}

// TestProxyRefusal_hint: what to do depends on why the proxy refuses.
func TestProxyRefusal_hint(t *testing.T) {
	t.Parallel()
	for code, words := range map[int]string{403: "to allow the host", 407: "USER:PASSWORD", 502: "cannot reach the host"} {
		err := &proxyRefusal{"http://proxy.test:3128", code}
		wantFault(t, Unreachable("API", somewhere, err), fault.Network, "the proxy http://proxy.test:3128 refuses to connect (CONNECT): "+fmt.Sprint(code), words)
	}
}
