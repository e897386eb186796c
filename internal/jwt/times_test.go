package jwt

import (
	"encoding/json"
	"testing"
)

func TestNumericDate(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"0":                                "1970-01-01T00:00:00Z",
		"1800000000":                       "2027-01-15T08:00:00Z",
		"1800000000.5":                     "2027-01-15T08:00:00.5Z",
		"1.8e9":                            "2027-01-15T08:00:00Z",
		"253402300799":                     "9999-12-31T23:59:59Z",
		"253402300800":                     "is out of range: 253402300800",
		"-1":                               "is out of range: -1",
		"-0.5":                             "is out of range: -0.5",
		"1e400":                            "is out of range: 1e400",
		"99999999999999999999999999999999": "is out of range: 999999999999999999999999999999…",
		"1800000000000":                    "is out of range: 1800000000000; it seems to be in milliseconds, and must be in seconds",
		"1800000000000.5":                  "is out of range: 1800000000000.5; it seems to be in milliseconds, and must be in seconds",
		"1800000000000000":                 "is out of range: 1800000000000000; it seems to be in microseconds, and must be in seconds",
		"1.8e18":                           "is out of range: 1.8e18; it seems to be in nanoseconds, and must be in seconds",
		`"1800000000"`:                     "is a string, not a number",
		"null":                             "is null, not a number",
		"true":                             "is a boolean, not a number",
		"[1]":                              "is an array, not a number",
	} {
		at, problem := numericDate(json.RawMessage(value))
		got := problem
		if problem == "" {
			got = FormatTime(at)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", value, got, want)
		}
	}
}

func TestFormatDuration(t *testing.T) {
	t.Parallel()
	for seconds, want := range map[int64]string{
		0: "now", 1: "in 1s", -1: "1s ago", 59: "in 59s", 60: "in 1m", 192: "in 3m12s", -192: "3m12s ago",
		3600: "in 1h", 7505: "in 2h5m", 86400: "in 1d", 90000: "in 1d1h", 86401: "in 1d", -400 * 86400: "1y35d ago",
	} {
		if got := FormatRelative(now().Add(secondsOf(seconds)), now()); got != want {
			t.Errorf("%d s: %s, want %s", seconds, got, want)
		}
	}
}
