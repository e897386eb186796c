package platform

import (
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// What once went wrong.

func TestARetryAfterBeyondAllMeasureEndsTheCallAtOnce(t *testing.T) {
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

func TestAConnectionThatTimedOutIsTriedAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		_, tooSlow := (&net.Dialer{Deadline: time.Unix(1, 0)}).DialContext(t.Context(), "tcp", "127.0.0.1:1")
		fake := serverOf(fails(tooSlow), answers(200, "yes"))
		if _, _, err := get(t, NewClient(Options{Base: fake})); err != nil {
			t.Errorf("given up after %d attempt: %v", len(fake.times), err)
		}
	})
}

func TestAPasswordInAStrangeAddressIsNotRepeated(t *testing.T) {
	t.Parallel()
	for _, address := range []string{
		"ftp://joe:hunter2@auth.test/token",
		"//joe:hunter2@auth.test/token",
		"https://joe:hunter2@auth.test:port/token",
	} {
		if err := CheckURL("token endpoint", address); err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestAnAddressWithoutAHostIsRefused(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"https://:443/token", "http://:7373"} {
		wantFault(t, CheckURL("token endpoint", address), fault.Config, "token endpoint", "is not an http(s) address")
	}
}

func TestTheIssuerThatFollowsTheAPIAddressHasNoSlashAtItsEnd(t *testing.T) {
	t.Parallel()
	got, err := EndpointsOf("prod", Legacy, Endpoints{APIURL: "https://api.test/"})
	if err != nil || got.Issuer != "https://api.test" {
		t.Errorf("issuer is %q, %v", got.Issuer, err)
	}
}

func TestAFragmentOfALocationIsNotShown(t *testing.T) {
	t.Parallel()
	for _, location := range []string{"https://app.test/cb#access_token=hunter2", "https://joe:hunter2@app.test/cb"} {
		var trace strings.Builder
		response, _, err := get(t, NewClient(Options{Base: serverOf(answers(302, "moved", "Location", location)), Trace: into(&trace)}))
		if err != nil {
			t.Fatal(err)
		}
		trace.WriteString(Describe(response, []byte("moved")))
		if strings.Contains(trace.String(), "hunter2") {
			t.Errorf("a secret is shown:\n%s", trace.String())
		}
	}
}

func TestAStatusWithoutAName(t *testing.T) {
	t.Parallel()
	response, _ := answers(520, "x", "Content-Type", "text/html")(nil)
	if got, want := Describe(response, []byte("x")), "520 with an HTML page"; got != want {
		t.Errorf("Describe() = %q, want %q", got, want)
	}
}

func TestANameServerThatDoesNotAnswerIsNotAHostThatDoesNotExist(t *testing.T) {
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

func TestABadDiscoveryDocumentIsTheServersFault(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answer reply
		words  []string
	}{
		"a plain key set": {answers(200, `{"issuer":"`+issuer+`","jwks_uri":"http://keys.test/k"}`), []string{issuer + DiscoveryPath, "http://keys.test/k"}},
		"a page":          {answers(200, "<html>", "Content-Type", "text/html"), []string{"200 OK with an HTML page"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Discover(t.Context(), NewClient(Options{Base: serverOf(test.answer)}), issuer)
			wantFault(t, err, fault.Server, test.words...)
		})
	}
}
