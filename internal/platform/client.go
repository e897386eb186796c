package platform

import (
	"math"
	"net/http"
	"time"

	"github.com/jtlctl/jtlctl/internal/secret"
)

// The bounds of every exchange.
const (
	ConnectTimeout = 5 * time.Second
	DefaultTimeout = 30 * time.Second
	MaxResponse    = 1 << 20 // bytes
	maxHeaders     = 64 << 10
)

// Options shape a client. The zero value is a usable one.
type Options struct {
	// Timeout bounds a call with all its retries; 0 means DefaultTimeout.
	Timeout time.Duration
	// UserAgent is sent with every request.
	UserAgent string
	// Trace receives a line for each request and response, without secrets.
	Trace func(format string, args ...any)
	// MaxResponse limits a response in bytes; 0 means the constant MaxResponse.
	MaxResponse int64
	// Base does the exchange; nil means the network.
	Base http.RoundTripper
	// Now returns the time that Retry-After dates are compared with.
	Now func() time.Time
	// Once sends every request once: for what must not be repeated, or whose
	// repetition has a rhythm of its own.
	Once bool
	// Streamed leaves the size of responses, and the time that they take, to the
	// caller.
	Streamed bool
	// Sandbox is the local platform that the call is for; the zero value is none.
	Sandbox Sandbox
	// LocalCA is a file with a certificate that servers of this machine may be
	// issued with, besides those of the system; "" means none.
	LocalCA string
	// CA returns the certificates that every server may be issued with, besides those
	// of the system; nil means none.
	CA func() (Authorities, error)
	// Certificates are more of these, as PEM; "" means none.
	Certificates string
	// Redactor records the secrets in requests; nil records none.
	Redactor *secret.Redactor
}

// NewClient returns a client for calls that may be repeated: GET requests and
// the token grants. It retries on 429, 5xx and failed connections, follows no
// redirect (the caller sees the 3xx), and fails if a response is too large.
// Once and Streamed change the first and the last of these. A call sends its
// request four times at most, with Once one time, whatever Base does by itself.
func NewClient(o Options) *http.Client {
	if o.Timeout == 0 {
		o.Timeout = DefaultTimeout
	}
	if o.MaxResponse == 0 {
		o.MaxResponse = MaxResponse
	}
	if o.Streamed {
		o.MaxResponse = math.MaxInt64 - 1
	}
	o.Base = o.Network(nil)
	if o.Now == nil {
		o.Now = time.Now
	}
	var transport http.RoundTripper = &sizeLimiter{next: o.Base, userAgent: o.UserAgent, limit: o.MaxResponse}
	if o.Trace != nil {
		transport = &tracer{next: transport, out: o.Trace, now: o.Now}
	}
	transport = &secretRecorder{next: transport, redactor: o.Redactor}
	most := int64(1)
	if !o.Once {
		most = maxAttempts
		transport = &retrier{next: transport, limit: o.Timeout, now: o.Now}
	}
	client := &http.Client{
		Transport:     &attemptLimiter{next: transport, limit: most},
		Timeout:       o.Timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	if o.Streamed {
		client.Timeout = 0
	}
	return client
}

// Network returns what sends each request: Base, or else the network, with the
// certificates of LocalCA and CA. Errors of the sandbox are explained. adapt changes the
// transport before its first request; nil leaves it as it is.
func (o Options) Network(adapt func(*http.Transport)) http.RoundTripper {
	base := o.Base
	if base == nil {
		transport := NewTransport()
		if adapt != nil {
			adapt(transport)
		}
		base = o.Trusting(transport)
	}
	if o.Sandbox.URL != "" {
		base = sandboxTransport{base, o.Sandbox}
	}
	return base
}

// closeIdle closes the connections of a transport that nobody uses.
func closeIdle(transport http.RoundTripper) {
	if idle, ok := transport.(interface{ CloseIdleConnections() }); ok {
		idle.CloseIdleConnections()
	}
}
