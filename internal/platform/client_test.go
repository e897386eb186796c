package platform

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestNewClient_redirect(t *testing.T) {
	t.Parallel()
	for _, code := range []int{301, 302, 303, 307, 308} {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			t.Parallel()
			var asked, followed atomic.Int32
			other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { followed.Add(1) }))
			defer other.Close()
			first := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				asked.Add(1)
				w.Header().Set("Location", other.URL)
				w.WriteHeader(code)
			}))
			defer first.Close()

			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, first.URL, strings.NewReader("refreshToken=x"))
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Authorization", "Basic abc")
			response, _, err := do(NewClient(Options{}), request)
			if err != nil || response.StatusCode != code {
				t.Errorf("want the %d itself, got %v, %v", code, response, err)
			}
			if asked.Load() != 1 || followed.Load() != 0 {
				t.Errorf("the first server was asked %d times, the other %d times", asked.Load(), followed.Load())
			}
		})
	}
}

func TestNewClient_timeoutOfAllAttempts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		fake, started := serverOf(answers(429, "", "Retry-After", "4")), time.Now()
		response, _, err := get(t, NewClient(Options{Base: fake, Timeout: 10 * time.Second}))
		if err != nil || response.StatusCode != http.StatusTooManyRequests {
			t.Errorf("want the last 429, got %v, %v", response, err)
		}
		// A fourth attempt would start after 12 s: it is known after 8 s that there is none.
		if took := time.Since(started); took != 8*time.Second || len(fake.times) != 3 {
			t.Errorf("%d attempts in %s, want 3 in 8s", len(fake.times), took)
		}
	})
}

func TestNewClient_timeoutOfLateAttempt(t *testing.T) {
	t.Parallel()
	slow := func(request *http.Request) (*http.Response, error) {
		select {
		case <-time.After(4 * time.Second):
			return answers(503, "busy")(request)
		case <-request.Context().Done():
			return nil, request.Context().Err()
		}
	}
	synctest.Test(t, func(t *testing.T) {
		fake, started := serverOf(slow), time.Now()
		_, _, err := get(t, NewClient(Options{Base: fake, Timeout: 10 * time.Second}))
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error is %v", err)
		}
		if took := time.Since(started); took != 10*time.Second || len(fake.times) != 3 {
			t.Errorf("%d attempts in %s, want 3 in 10s", len(fake.times), took)
		}
	})
}

func TestNewClient_timeoutOfHangingServer(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ set, want time.Duration }{
		"a short one": {3 * time.Second, 3 * time.Second},
		"the default": {0, DefaultTimeout},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				fake, started := serverOf(hangs), time.Now()
				_, _, err := get(t, NewClient(Options{Base: fake, Timeout: test.set}))
				if !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("error is %v", err)
				}
				if took := time.Since(started); took != test.want || len(fake.times) != 1 {
					t.Errorf("%d attempts in %s, want one in %s", len(fake.times), took, test.want)
				}
			})
		})
	}
}

func TestNewClient_cancelled(t *testing.T) {
	t.Parallel()
	for name, reply := range map[string]reply{
		"between two attempts": answers(429, "", "Retry-After", "20"),
		"during an attempt":    hangs,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				time.AfterFunc(time.Second, cancel)
				request, err := http.NewRequestWithContext(ctx, http.MethodGet, somewhere, nil)
				if err != nil {
					t.Fatal(err)
				}
				fake, started := serverOf(reply), time.Now()
				_, _, err = do(NewClient(Options{Base: fake}), request)
				if !errors.Is(err, context.Canceled) {
					t.Errorf("error is %v", err)
				}
				if took := time.Since(started); took != time.Second || len(fake.times) != 1 {
					t.Errorf("%d attempts in %s", len(fake.times), took)
				}
			})
		})
	}
}

func TestNewClient_timeoutOfBody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		half := func(request *http.Request) (*http.Response, error) {
			body := io.MultiReader(strings.NewReader(`{"keys":[`), stalled{request.Context()})
			return responseOf(request, 200, io.NopCloser(body)), nil
		}
		started := time.Now()
		_, err := Get(t.Context(), NewClient(Options{Base: serverOf(half)}), "key set", somewhere, secret.String{})
		wantFault(t, err, fault.Network, "the key set "+somewhere+" cannot be reached: no response in time", moreTime)
		if took := time.Since(started); took != DefaultTimeout {
			t.Errorf("it took %s", took)
		}
	})
}

// stalled is the rest of an answer that never comes.
type stalled struct{ ctx context.Context }

func (s stalled) Read([]byte) (int, error) {
	<-s.ctx.Done()
	return 0, s.ctx.Err()
}
