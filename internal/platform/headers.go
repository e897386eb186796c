package platform

import (
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// shownHeaders are the headers of a response that are shown. shape returns what
// is shown of one, or "" if it does not have the required form: a server may
// write anything into it, even a secret that it was sent.
var shownHeaders = []struct {
	name  string
	shape func(*http.Response) string
}{
	{"Content-Type", mediaType},
	{"Content-Length", digits("Content-Length")},
	{"Date", date},
	{"Location", locationOrigin},
	{"Retry-After", RetryAfterText},
	{"X-RateLimit-Limit", digits("X-RateLimit-Limit")},
	{"X-RateLimit-Interval-Length-Seconds", digits("X-RateLimit-Interval-Length-Seconds")},
	{"X-RateLimit-Remaining", digits("X-RateLimit-Remaining")},
	{"X-Request-Id", requestID},
}

const (
	maxDigits    = 15
	maxRequestID = 64 // characters; a UUID has 36
)

// mediaType is the Content-Type if it is a common one.
func mediaType(response *http.Response) string {
	kind, _, _ := mime.ParseMediaType(response.Header.Get("Content-Type"))
	switch kind {
	case "application/json", "application/problem+json", "text/html", "text/plain", "application/xml", "text/xml":
		return kind
	}
	return ""
}

func digits(name string) func(*http.Response) string {
	return func(response *http.Response) string { return digitsOnly(response.Header.Get(name)) }
}

func digitsOnly(value string) string {
	if len(value) > maxDigits || strings.Trim(value, "0123456789") != "" {
		return ""
	}
	return value
}

func date(response *http.Response) string { return httpDate(response.Header.Get("Date")) }

// httpDate writes a date (RFC 9110, 5.6.7) in the one form that is sent today.
func httpDate(value string) string {
	at, err := http.ParseTime(value)
	if err != nil {
		return ""
	}
	return at.UTC().Format(http.TimeFormat)
}

// RetryAfterText is Retry-After if it has one of its two forms (RFC 9110,
// 10.2.3), otherwise "".
func RetryAfterText(response *http.Response) string {
	value := response.Header.Get("Retry-After")
	if _, ok := retryAfter(response.Header, time.Time{}); !ok {
		return ""
	}
	if text := digitsOnly(value); text != "" {
		return text
	}
	return httpDate(value)
}

func locationOrigin(response *http.Response) string {
	u, err := url.Parse(response.Header.Get("Location"))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || strings.ContainsFunc(u.Host, isNotHostCharacter) {
		return ""
	}
	return Origin(u.String())
}

// redirectTarget is the Location without its query, if it is an address.
func redirectTarget(response *http.Response) string {
	u, err := url.Parse(response.Header.Get("Location"))
	if err != nil || u.Opaque != "" || (u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https") || strings.ContainsFunc(u.Host, isNotHostCharacter) {
		return ""
	}
	return withoutQuery(u)
}

// isNotHostCharacter reports whether a character is in no host name, port or IP address.
func isNotHostCharacter(r rune) bool {
	return !isLetterOrDigit(r) && !strings.ContainsRune("-._:[]", r)
}

// requestID is X-Request-Id if it is short and made of the characters that
// UUIDs, trace ids and base64 have.
func requestID(response *http.Response) string {
	value := response.Header.Get("X-Request-Id")
	if len(value) > maxRequestID || strings.ContainsFunc(value, func(r rune) bool {
		return !isLetterOrDigit(r) && !strings.ContainsRune("-._:=+/", r)
	}) {
		return ""
	}
	return value
}

func isLetterOrDigit(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}
