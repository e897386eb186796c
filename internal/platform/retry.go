package platform

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"

	"github.com/jtlctl/jtlctl/internal/fault"
)

const (
	maxAttempts  = 4
	firstBackoff = 250 * time.Millisecond
	maxDrain     = 64 << 10 // bytes read of a response that is discarded
	longestWait  = 365 * 24 * time.Hour
)

// retrier retries a request after a transient failure: with exponential backoff
// and jitter, or after the time in Retry-After.
type retrier struct {
	next  http.RoundTripper
	limit time.Duration
	now   func() time.Time
}

// errUnavailable marks a response after which the request is retried.
var errUnavailable = errors.New("unavailable")

func (r *retrier) RoundTrip(request *http.Request) (*http.Response, error) {
	attempt := request
	var last *http.Response
	operation := func() (*http.Response, error) {
		response, err := r.next.RoundTrip(attempt)
		last = response
		if err != nil {
			if request.Context().Err() == nil && isTransient(err) {
				return nil, err
			}
			return nil, backoff.Permanent(err)
		}
		if response.StatusCode != http.StatusTooManyRequests && response.StatusCode < 500 {
			return response, nil
		}
		wait, asked := retryAfter(response.Header, r.now())
		if !asked {
			return response, errUnavailable
		}
		return response, &backoff.RetryAfterError{Duration: wait}
	}
	// prepare runs only before a retry: it discards the response, and the body
	// has to be sent again.
	prepare := func(error, time.Duration) {
		discard(last)
		attempt = cloneRequest(request)
	}
	schedule := backoff.NewExponentialBackOff()
	schedule.InitialInterval = firstBackoff
	response, err := backoff.Retry(request.Context(), operation,
		backoff.WithBackOff(schedule),
		backoff.WithMaxTries(maxAttempts),
		backoff.WithMaxElapsedTime(r.limit),
		backoff.WithNotify(prepare))
	if cancelled := request.Context().Err(); cancelled != nil {
		discard(response)
		return nil, cancelled
	}
	if response != nil {
		return response, nil
	}
	return nil, err
}

// isTransient reports whether a retry may succeed. A connection attempt that timed
// out is transient, the caller's own deadline is not, and has to be looked for
// in the request's context.
func isTransient(err error) bool {
	var certificate *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var name *net.DNSError
	var refusal *proxyRefusal
	why, _ := unreadable(err)
	switch {
	case errors.As(err, &certificate), errors.As(err, &record), errors.As(err, new(*fault.Error)), why != "":
		return false
	case errors.As(err, &refusal):
		return refusal.code >= http.StatusInternalServerError
	case errors.As(err, &name):
		return name.IsTemporary || name.IsTimeout
	}
	return true
}

// RetryAfter returns how long to wait according to a response; 0 if it has no
// Retry-After.
func RetryAfter(header http.Header, now time.Time) time.Duration {
	wait, _ := retryAfter(header, now)
	return wait
}

// retryAfter reads both forms of Retry-After (RFC 9110, 10.2.3). A date is
// taken relative to the server's own Date, so that a wrong local clock does
// not matter.
func retryAfter(header http.Header, now time.Time) (time.Duration, bool) {
	value := header.Get("Retry-After")
	if value != "" && strings.Trim(value, "0123456789") == "" {
		seconds, err := strconv.ParseInt(value, 10, 64)
		if err != nil || seconds > int64(longestWait/time.Second) {
			return longestWait, true
		}
		return time.Duration(seconds) * time.Second, true
	}
	until, err := http.ParseTime(value)
	if err != nil {
		return 0, false
	}
	if date, err := http.ParseTime(header.Get("Date")); err == nil {
		now = date
	}
	return min(max(0, until.Sub(now)), longestWait), true
}

func cloneRequest(request *http.Request) *http.Request {
	next := request.Clone(request.Context())
	if request.GetBody != nil {
		if body, err := request.GetBody(); err == nil {
			next.Body = body
		}
	}
	return next
}

func discard(response *http.Response) {
	if response == nil {
		return
	}
	_, _ = io.CopyN(io.Discard, response.Body, maxDrain)
	_ = response.Body.Close()
}
