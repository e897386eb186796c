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
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

func TestAPassingFailureIsTriedFourTimes(t *testing.T) {
	t.Parallel()
	refused := &net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
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

func TestTheLastAnswerIsWhatCounts(t *testing.T) {
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

func TestAFinalAnswerIsNotTriedAgain(t *testing.T) {
	t.Parallel()
	for _, code := range []int{200, 201, 204, 302, 400, 401, 402, 403, 404, 405, 409, 410, 422, 426} {
		fake := serverOf(answers(code, "final", "Retry-After", "1"))
		response, body, err := get(t, NewClient(Options{Base: fake}))
		if err != nil || response.StatusCode != code || body != "final" || len(fake.times) != 1 {
			t.Errorf("%d: %v, %q, %v after %d attempts", code, response, body, err, len(fake.times))
		}
	}
}

func TestAFinalErrorIsNotTriedAgain(t *testing.T) {
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

func TestTheBodyIsSentAgainWithEveryAttempt(t *testing.T) {
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

func TestAnAnswerThatIsThrownAwayIsClosedAndNotReadForEver(t *testing.T) {
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
