// Package textutil has what several packages do with text that somebody else
// wrote: quote it in a message, send it in a header, read its encoding; and count
// in words.
//
// It knows nothing of where a text comes from.
package textutil

import (
	"bytes"
	"strconv"
	"strings"
)

// Shorten returns a text of at most limit characters: a longer one is cut and
// ends in "…". Somebody else's megabyte does not belong in a message.
func Shorten(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	count := 0
	for at := range text {
		if count == limit {
			return text[:at] + "…"
		}
		count++
	}
	return text
}

// Quote returns a text for a message: shortened to limit characters, in double
// quotes, with escapes for what is not graphic.
func Quote(text string, limit int) string { return strconv.QuoteToGraphic(Shorten(text, limit)) }

// CutLineEnd returns a text without the one line end, LF or CRLF, that editors and
// echo put after it. Everything else may be a part of a secret.
func CutLineEnd(text []byte) []byte {
	line, found := bytes.CutSuffix(text, []byte("\n"))
	if found {
		line = bytes.TrimSuffix(line, []byte("\r"))
	}
	return line
}

// IsHeaderValue reports whether a text can be sent as the value of an HTTP
// header as it is: printable ASCII and spaces (RFC 9110, 5.5, without the tabs
// and the other bytes that it only tolerates). An empty text is one.
func IsHeaderValue(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' })
}

// IsToken reports whether a text is a token of RFC 9110, 5.6.2, as the name of a header
// or a method is.
func IsToken(text string) bool {
	const others = "!#$%&'*+-.^_`|~"
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune(others, r)
	})
}

// IsVisibleASCII reports whether a text has only visible characters of ASCII
// (VCHAR of RFC 5234, B.1), as an identifier or a token in a header has. An
// empty text has no others.
func IsVisibleASCII(text string) bool {
	return IsHeaderValue(text) && !strings.Contains(text, " ")
}

// Count returns a number of things in words: 1 file, 2 files.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
