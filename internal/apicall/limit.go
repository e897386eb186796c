package apicall

import (
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// Limit is what an answer says of the rate limit (documentation of the platform's
// API, read on 2026-11-26). A number is -1 if it is not there.
type Limit struct {
	Most, Left int
	Interval   time.Duration
}

// LimitOf reads the headers of an answer.
func LimitOf(header http.Header) Limit {
	interval := max(0, number(header.Get("X-RateLimit-Interval-Length-Seconds")))
	return Limit{
		Most: number(header.Get("X-RateLimit-Limit")), Left: number(header.Get("X-RateLimit-Remaining")),
		Interval: time.Duration(interval) * time.Second,
	}
}

// number is -1 for what is no number, or one that is too large to mean anything.
func number(text string) int {
	const bits = 31
	n, err := strconv.ParseUint(text, 10, bits)
	if err != nil {
		return -1
	}
	return int(n)
}

// String says what is left, such as "97 of 100 requests left, per 10s"; "" if the
// answer does not say.
func (l Limit) String() string {
	if l.Left < 0 {
		return ""
	}
	text := fmt.Sprintf("%d requests left", l.Left)
	if l.Most >= 0 {
		text = fmt.Sprintf("%d of %d requests left", l.Left, l.Most)
	}
	if l.Interval > 0 {
		text += ", per " + l.Interval.String()
	}
	return text
}
