package cloudapi

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// Rate is how many requests are allowed in an interval; the zero value allows any
// number.
type Rate struct {
	Requests int
	Interval time.Duration
}

// usual is the rate that the headers name if none is set: it is the one of the
// platform's key set, and is not enforced.
var usual = Rate{Requests: 500, Interval: time.Minute}

// ParseRate reads a rate such as 100/10s.
func ParseRate(text string) (Rate, error) {
	if text == "" {
		return Rate{}, nil
	}
	number, interval, found := strings.Cut(text, "/")
	requests, err := strconv.Atoi(number)
	duration, bad := time.ParseDuration(interval)
	if !found || err != nil || bad != nil || requests < 1 || duration < time.Second || duration > 24*time.Hour {
		return Rate{}, fault.New(fault.Usage, "--rate: %q is not a number of requests in a time from 1s to 24h", text).WithHint("write it like 100/10s")
	}
	return Rate{requests, duration}, nil
}

// limiter counts the requests of an interval, which begins with a request.
type limiter struct {
	rate Rate

	mu    sync.Mutex
	begun time.Time
	used  int
}

// take counts a request, and returns how long to wait if there were too many.
func (l *limiter) take(header http.Header, now time.Time) (wait time.Duration) {
	if l.rate.Requests == 0 {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.renew(now)
	if l.used == 0 {
		l.begun = now
	}
	if l.used >= l.rate.Requests {
		wait = l.begun.Add(l.rate.Interval).Sub(now)
	} else {
		l.used++
	}
	setRate(header, l.rate, l.rate.Requests-l.used)
	return wait
}

// head names the rate in the headers of an answer, without counting.
func (l *limiter) head(header http.Header, now time.Time) {
	if l.rate.Requests == 0 {
		setRate(header, usual, usual.Requests-1)
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.renew(now)
	setRate(header, l.rate, l.rate.Requests-l.used)
}

// renew begins another interval if the last one is over. The lock is held.
func (l *limiter) renew(now time.Time) {
	if passed := now.Sub(l.begun); passed >= l.rate.Interval || passed < 0 {
		l.used = 0
	}
}

func setRate(header http.Header, r Rate, remaining int) {
	header.Set("X-RateLimit-Limit", strconv.Itoa(r.Requests))
	header.Set("X-RateLimit-Interval-Length-Seconds", seconds(r.Interval))
	header.Set("X-RateLimit-Remaining", strconv.Itoa(remaining))
}

// seconds rounds up, so that whoever waits that long has waited long enough.
func seconds(d time.Duration) string { return strconv.Itoa(int(math.Ceil(d.Seconds()))) }

func (c *call) withinRate() bool {
	wait := c.limiter.take(c.w.Header(), c.config.Now())
	if wait <= 0 {
		return true
	}
	c.w.Header().Set("Retry-After", seconds(wait))
	c.refuse(http.StatusTooManyRequests, "TooManyRequests", "more than "+strconv.Itoa(c.config.Rate.Requests)+" requests in "+c.config.Rate.Interval.String())
	return false
}
