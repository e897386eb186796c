package platform

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestRetrier_transientFailure(t *testing.T) {
	t.Parallel()
	refused := &net.OpError{Op: "dial", Err: os.NewSyscallError("connect", errRefused)}
	for name, failure := range map[string]reply{
		"429":                      answers(429, "slow down"),
		"500":                      answers(500, "<html>"),
		"502":                      answers(502, ""),
		"503":                      answers(503, ""),
		"504":                      answers(504, ""),
		"a refused connection":     fails(refused),
		"a connection cut":         fails(io.EOF),
		"a name server that fails": fails(&net.DNSError{Name: "platform.test", IsTemporary: true}),
		"a name server too slow":   fails(&net.DNSError{Name: "platform.test", IsTimeout: true}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				fake, started := serverOf(failure), time.Now()
				_, _, err := get(t, NewClient(Options{Base: fake}))
				_, want := failure(nil)
				if !errors.Is(err, want) {
					t.Errorf("error is %v, want %v", err, want)
				}
				if len(fake.times) != maxAttempts {
					t.Errorf("%d attempts, want %d", len(fake.times), maxAttempts)
				}
				// 250, 375 and 562 ms, each with half of it as jitter.
				if took := time.Since(started); took < 593*time.Millisecond || took > 1782*time.Millisecond {
					t.Errorf("it took %s", took)
				}
			})
		})
	}
}

func TestRetrier_lastResponse(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		replies  []reply
		code     int
		body     string
		attempts int
	}{
		"good after a failure":      {[]reply{answers(503, "no"), answers(200, "yes")}, 200, "yes", 2},
		"good at the last attempt":  {[]reply{fails(io.EOF), answers(500, ""), answers(429, ""), answers(200, "yes")}, 200, "yes", 4},
		"refused after a failure":   {[]reply{answers(500, ""), answers(401, "who?")}, 401, "who?", 2},
		"a failure to the very end": {[]reply{answers(503, "one"), answers(503, "two"), answers(503, "three"), answers(503, "four")}, 503, "four", 4},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				fake := serverOf(test.replies...)
				response, body, err := get(t, NewClient(Options{Base: fake}))
				if err != nil {
					t.Fatal(err)
				}
				if response.StatusCode != test.code || body != test.body || len(fake.times) != test.attempts {
					t.Errorf("%d %q after %d attempts, want %d %q after %d",
						response.StatusCode, body, len(fake.times), test.code, test.body, test.attempts)
				}
			})
		})
	}
}

func TestRetrier_finalResponse(t *testing.T) {
	t.Parallel()
	for _, code := range []int{200, 201, 204, 302, 400, 401, 402, 403, 404, 405, 409, 410, 422, 426} {
		fake := serverOf(answers(code, "final", "Retry-After", "1"))
		response, body, err := get(t, NewClient(Options{Base: fake}))
		if err != nil || response.StatusCode != code || body != "final" || len(fake.times) != 1 {
			t.Errorf("%d: %v, %q, %v after %d attempts", code, response, body, err, len(fake.times))
		}
	}
}

func TestRetrier_finalError(t *testing.T) {
	t.Parallel()
	untrusted := &tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}}
	for name, err := range map[string]error{
		"a certificate that is not trusted": untrusted,
		"the same, deeper":                  &net.OpError{Op: "remote error", Err: untrusted},
		"a host that does not exist":        &net.DNSError{Name: "nowhere.test", IsNotFound: true},
	} {
		fake := serverOf(fails(err))
		_, _, got := get(t, NewClient(Options{Base: fake}))
		if !errors.Is(got, err) || len(fake.times) != 1 {
			t.Errorf("%s: %v after %d attempts", name, got, len(fake.times))
		}
	}
}

func TestRetrier_body(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const form = "grant_type=client_credentials"
		fake := serverOf(answers(500, ""), fails(io.EOF), answers(429, ""), answers(200, ""))
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, somewhere, strings.NewReader(form))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Authorization", "Basic abc")
		if _, _, err := do(NewClient(Options{Base: fake, UserAgent: "jtlctl/test"}), request); err != nil {
			t.Fatal(err)
		}
		if want := []string{form, form, form, form}; !slices.Equal(fake.bodies, want) {
			t.Errorf("bodies are %q", fake.bodies)
		}
		for i, header := range fake.headers {
			if header.Get("Authorization") != "Basic abc" || header.Get("User-Agent") != "jtlctl/test" {
				t.Errorf("attempt %d was sent with %v", i+1, header)
			}
		}
		if request.Header.Get("User-Agent") != "" {
			t.Error("the caller's request was changed")
		}
	})
}

// drained counts what is read of an endless body, and whether it was closed.
type drained struct {
	read   int
	closed bool
}

func (d *drained) Read(p []byte) (int, error) { d.read += len(p); return len(p), nil }
func (d *drained) Close() error               { d.closed = true; return nil }

func TestRetrier_discard(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		endless := &drained{}
		fake := serverOf(func(r *http.Request) (*http.Response, error) { return responseOf(r, 500, endless), nil }, answers(200, ""))
		if _, _, err := get(t, NewClient(Options{Base: fake})); err != nil {
			t.Fatal(err)
		}
		if !endless.closed || endless.read > 2*maxDrain {
			t.Errorf("closed: %t after %d bytes", endless.closed, endless.read)
		}
	})
}

// The clock of a synctest bubble starts at midnight of 2000-01-01 UTC. The
// server's clock in these tests is one of 2031.
const serverDate = "Thu, 02 Jan 2031 10:00:00 GMT"

func TestRetrier_retryAfter(t *testing.T) {
	t.Parallel()
	local := func() time.Time { return time.Date(2031, 1, 2, 9, 59, 50, 0, time.UTC) }
	for name, test := range map[string]struct {
		headers []string
		now     func() time.Time
		want    time.Duration
	}{
		"in seconds":                                 {[]string{"Retry-After", "7"}, nil, 7 * time.Second},
		"no seconds at all":                          {[]string{"Retry-After", "0"}, nil, 0},
		"a date, by the server's clock":              {[]string{"Retry-After", "Thu, 02 Jan 2031 10:00:09 GMT", "Date", serverDate}, nil, 9 * time.Second},
		"a date, by the server's against a fast one": {[]string{"Retry-After", "Thu, 02 Jan 2031 10:00:09 GMT", "Date", serverDate}, func() time.Time { return local().Add(time.Hour) }, 9 * time.Second},
		"a date in the form of RFC 850":              {[]string{"Retry-After", "Thursday, 02-Jan-31 10:00:03 GMT", "Date", serverDate}, nil, 3 * time.Second},
		"a date, by the local clock without Date":    {[]string{"Retry-After", serverDate}, local, 10 * time.Second},
		"a date, by the local clock with a bad Date": {[]string{"Retry-After", serverDate, "Date", "today"}, local, 10 * time.Second},
		"a date that has passed":                     {[]string{"Retry-After", "Thu, 02 Jan 2031 09:00:00 GMT", "Date", serverDate}, nil, 0},
	} {
		for _, code := range []int{429, 503} {
			t.Run(http.StatusText(code)+" "+name, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					fake := serverOf(answers(code, "", test.headers...), answers(200, ""))
					if _, _, err := get(t, NewClient(Options{Base: fake, Now: test.now})); err != nil {
						t.Fatal(err)
					}
					if waited := fake.times[1].Sub(fake.times[0]); waited != test.want {
						t.Errorf("waited %s, want %s", waited, test.want)
					}
				})
			})
		}
	}
}

func TestRetrier_invalidRetryAfter(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"soon", "-5", "1.5", "Thu, 32 Jan 2031 10:00:00 GMT"} {
		t.Run(value, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				fake := serverOf(answers(429, "", "Retry-After", value), answers(200, ""))
				if _, _, err := get(t, NewClient(Options{Base: fake})); err != nil {
					t.Fatal(err)
				}
				if waited := fake.times[1].Sub(fake.times[0]); waited < firstBackoff/2 || waited > 2*firstBackoff {
					t.Errorf("waited %s", waited)
				}
			})
		})
	}
}

func TestRetrier_retryAfterBeyondTimeout(t *testing.T) {
	t.Parallel()
	for name, headers := range map[string][]string{
		"in seconds":               {"Retry-After", "31"},
		"as a date":                {"Retry-After", "Thu, 02 Jan 2031 10:00:31 GMT", "Date", serverDate},
		"as a date years from now": {"Retry-After", "Fri, 01 Jan 2100 00:00:00 GMT", "Date", serverDate},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				fake, started := serverOf(answers(429, "slow down", headers...)), time.Now()
				response, body, err := get(t, NewClient(Options{Base: fake, Timeout: 30 * time.Second}))
				if err != nil || response.StatusCode != http.StatusTooManyRequests || body != "slow down" {
					t.Errorf("want the 429 and its body, got %v, %q, %v", response, body, err)
				}
				if len(fake.times) != 1 || time.Since(started) != 0 {
					t.Errorf("%d attempts in %s", len(fake.times), time.Since(started))
				}
			})
		})
	}
}

func TestRetrier_hugeRetryAfter(t *testing.T) {
	t.Parallel()
	for name, headers := range map[string][]string{
		"seconds that overflow to less than nothing": {"Retry-After", "9300000000"},
		"seconds that overflow to a moment":          {"Retry-After", "18446744074"},
		"seconds that no number holds":               {"Retry-After", "99999999999999999999"},
		"the last second of all dates":               {"Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT", "Date", serverDate},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				fake := serverOf(answers(429, "", headers...))
				busy := roundTrip(func(request *http.Request) (*http.Response, error) {
					time.Sleep(time.Millisecond)
					return fake.RoundTrip(request)
				})
				response, _, err := get(t, NewClient(Options{Base: busy}))
				if err != nil || response.StatusCode != http.StatusTooManyRequests || len(fake.times) != 1 {
					t.Errorf("want the 429 after one attempt, got %v, %v after %d", response, err, len(fake.times))
				}
			})
		})
	}
}

func TestRetrier_connectTimeout(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		_, tooSlow := (&net.Dialer{Deadline: time.Unix(1, 0)}).DialContext(t.Context(), "tcp", "127.0.0.1:1")
		fake := serverOf(fails(tooSlow), answers(200, "yes"))
		if _, _, err := get(t, NewClient(Options{Base: fake})); err != nil {
			t.Errorf("given up after %d attempt: %v", len(fake.times), err)
		}
	})
}
