package platform

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// The clock of a synctest bubble starts at midnight of 2000-01-01 UTC. The
// server's clock in these tests is one of 2031.
const serverDate = "Thu, 02 Jan 2031 10:00:00 GMT"

func TestRetryAfterIsHonoured(t *testing.T) {
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

func TestARetryAfterThatCannotBeReadMeansTheUsualWait(t *testing.T) {
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

func TestARetryAfterBeyondTheTimeoutEndsTheCallAtOnce(t *testing.T) {
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
