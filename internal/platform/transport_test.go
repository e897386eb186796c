package platform

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform/platformtest"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// TestNewTransport_HTTP1: a server that offers HTTP/2 is spoken to in
// HTTP/1.1, each time over a new connection.
func TestNewTransport_HTTP1(t *testing.T) {
	t.Parallel()
	var seen sync.Map
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor != 1 {
			t.Errorf("asked with %s", r.Proto)
		}
		if _, again := seen.LoadOrStore(r.RemoteAddr, true); again {
			t.Error("a connection was used again")
		}
	}))
	server.EnableHTTP2 = true
	server.StartTLS()
	t.Cleanup(server.Close)
	transport := NewTransport()
	transport.TLSClientConfig = server.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
	client := NewClient(Options{Base: transport, Once: true})
	for range 3 {
		if _, err := Get(t.Context(), client, "key set", server.URL, secret.String{}); err != nil {
			t.Fatal(err)
		}
	}
}

// TestNewClient_sendsOnce: a server that resets streams or closes connections
// gets the secret once, also if the transport underneath would repeat it for
// ever (golang/go#52459).
func TestNewClient_sendsOnce(t *testing.T) {
	t.Parallel()
	for name, transport := range map[string]*http.Transport{
		"our own":                NewTransport(),
		"one that speaks HTTP/2": {ForceAttemptHTTP2: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := platformtest.NewResetting(t)
			transport.TLSClientConfig = &tls.Config{RootCAs: server.Pool, MinVersion: tls.VersionTLS12}
			client := NewClient(Options{Base: transport, Once: true})
			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL, strings.NewReader("secret"))
			if err != nil {
				t.Fatal(err)
			}
			_, _, err = do(client, request)
			if err == nil {
				t.Fatal("no error")
			}
			if text := Unreachable("token endpoint", server.URL, err).Error(); !strings.Contains(text, "closed the connection") && !strings.Contains(text, "connection was closed") {
				t.Errorf("it is not explained: %s", text)
			}
			// Whether the second one is cancelled before it is sent is a race
			// inside of Go's transport.
			if got := server.HTTP1.Load() + server.HTTP2.Load(); got < 1 || got > 2 || server.HTTP1.Load() > 1 {
				t.Errorf("%d requests over HTTP/1.1 and %d over HTTP/2", server.HTTP1.Load(), server.HTTP2.Load())
			}
		})
	}
}

// TestAttemptLimiter_deadConnections: a GET over a connection that died is repeated by
// Go's transport, and not by a call that sends once.
func TestAttemptLimiter_deadConnections(t *testing.T) {
	t.Parallel()
	var requests atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if requests.Add(1) == 1 {
			return // and stay open
		}
		connection, _, err := http.NewResponseController(w).Hijack()
		if err == nil {
			_ = connection.Close()
		}
	}))
	t.Cleanup(server.Close)
	client := NewClient(Options{Base: &http.Transport{}, Once: true}) // reuses connections
	for _, want := range []int64{1, 2} {
		_, err := Get(t.Context(), client, "key set", server.URL, secret.String{})
		if (err == nil) != (want == 1) || requests.Load() != want {
			t.Errorf("%d requests, want %d: %v", requests.Load(), want, err)
		}
	}
}

func TestAttemptLimiter_cancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://127.0.0.1:1", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := do(NewClient(Options{Once: true}), request); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestProxy_none: plain http and this machine have none, however they are
// written. TestPlainHTTPHasNoProxy tries it with a proxy in the environment.
func TestProxy_none(t *testing.T) {
	t.Parallel()
	for _, address := range []string{
		"http://localhost", "http://Localhost:1", "http://LOCALHOST.", "http://127.0.0.1", "http://[::1]", "http://api.test", "http://10.0.0.1",
		"https://Localhost:1", "https://localhost.", "https://[0::1]:2",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := proxy(&http.Request{URL: u}); got != nil || err != nil {
			t.Errorf("%s goes to %v, %v", address, got, err)
		}
	}
}

// TestCheckProxyResponse: the error has no words of the proxy in it.
func TestCheckProxyResponse(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		connection, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return
		}
		_, _ = connection.Write([]byte("HTTP/1.1 407 " + r.Header.Get("Proxy-Authorization") + "\r\nContent-Length: 0\r\n\r\n"))
		_ = connection.Close()
	})}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	transport := NewTransport()
	transport.Proxy = http.ProxyURL(&url.URL{Scheme: "http", Host: listener.Addr().String(), User: url.UserPassword("joe", "hunter2")})
	_, err = Get(t.Context(), NewClient(Options{Base: transport, Once: true}), "key set", "https://api.test/keys", secret.String{})
	wantFault(t, err, fault.Network, "the proxy http://"+listener.Addr().String()+" refuses to connect (CONNECT): 407 Proxy Authentication Required", "HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT")
	if strings.Contains(err.Error(), "Basic") || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("it repeats the proxy's words: %v", err)
	}
}

// TestDialer_loopbackOnly: what is called localhost has to be this machine.
func TestDialer_loopbackOnly(t *testing.T) {
	t.Parallel()
	for address, allowed := range map[string]bool{
		"127.0.0.1:80": true, "127.9.9.9:80": true, "[::1]:80": true, "[::ffff:127.0.0.1]:80": true,
		"10.0.0.1:80": false, "93.184.216.34:80": false, "[fe80::1%lo]:80": false, "0.0.0.0:80": false, "nonsense": false,
	} {
		if err := requireLoopback("tcp", address, nil); (err == nil) != allowed {
			t.Errorf("%s: %v", address, err)
		}
	}
}
