package jwt

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// maxSeconds is the last second of the year 9999, beyond which RFC 3339 has no
// way to write a time.
const maxSeconds = 253402300799

// Time returns a NumericDate claim (RFC 7519, 2) in UTC; false if it is
// missing, no number, or out of range.
func (t *Token) Time(claim string) (time.Time, bool) {
	value, ok := t.Payload.Get(claim)
	if !ok {
		return time.Time{}, false
	}
	at, problem := numericDate(value)
	return at, problem == ""
}

// numericDate reads seconds since 1970, fractions allowed. The problem is
// worded to follow the name of the claim; "" means none.
func numericDate(value json.RawMessage) (at time.Time, problem string) {
	if kind := exactjson.KindOf(value); kind != "number" {
		return time.Time{}, "is " + exactjson.WithArticle(kind) + ", not a number"
	}
	if seconds, err := strconv.ParseInt(string(value), 10, 64); err == nil {
		if seconds < 0 || seconds > maxSeconds {
			return time.Time{}, "is out of range: " + shortenNumber(value) + unitHint(float64(seconds))
		}
		return time.Unix(seconds, 0).UTC(), ""
	}
	seconds, err := strconv.ParseFloat(string(value), 64)
	if err != nil || seconds < 0 || seconds > maxSeconds {
		return time.Time{}, "is out of range: " + shortenNumber(value) + unitHint(seconds)
	}
	whole, fraction := math.Modf(seconds)
	return time.Unix(int64(whole), int64(fraction*1e9)).UTC(), ""
}

// unitHint names the unit that a number out of range seems to be in: one that
// makes it a time from 2001 to 2100.
func unitHint(number float64) string {
	const from, to = 1e9, 4.1e9 // seconds since 1970
	for _, unit := range []struct {
		name string
		size float64 // of a second
	}{{"milliseconds", 1e3}, {"microseconds", 1e6}, {"nanoseconds", 1e9}} {
		if number >= from*unit.size && number <= to*unit.size {
			return "; it seems to be in " + unit.name + ", and must be in seconds"
		}
	}
	return ""
}

func shortenNumber(value json.RawMessage) string {
	const maxDigits = 30
	return textutil.Shorten(string(value), maxDigits)
}

// FormatDuration writes a duration in its two largest units: "3m12s", "2h5m", "4d1h".
func FormatDuration(d time.Duration) string {
	seconds := int64(d.Abs() / time.Second)
	units := []struct {
		letter string
		size   int64
	}{{"y", 365 * 86400}, {"d", 86400}, {"h", 3600}, {"m", 60}, {"s", 1}}
	for i, unit := range units {
		if seconds < unit.size && unit.size > 1 {
			continue
		}
		text := fmt.Sprintf("%d%s", seconds/unit.size, unit.letter)
		if rest := seconds % unit.size; i+1 < len(units) && rest/units[i+1].size > 0 {
			text += fmt.Sprintf("%d%s", rest/units[i+1].size, units[i+1].letter)
		}
		return text
	}
	return "0s"
}

// FormatRelative says how far a time is from now: "3m12s ago", "in 14m59s", "now".
func FormatRelative(at, now time.Time) string {
	switch span := at.Sub(now).Round(time.Second); {
	case span < 0:
		return FormatDuration(span) + " ago"
	case span > 0:
		return "in " + FormatDuration(span)
	}
	return "now"
}

// FormatTime writes a time as RFC 3339 in UTC, with fractions of a second only
// if there are any.
func FormatTime(at time.Time) string { return at.UTC().Format(time.RFC3339Nano) }
