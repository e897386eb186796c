package secret

import (
	"encoding/base64"
	"encoding/json"
	"html"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// wordLength is the length in characters from which a secret is looked for inside
// words too. A shorter one would be found by chance: "s" is in every refusal.
const wordLength = 6

// Redactor takes secrets out of text that is to be shown: a server may repeat
// what it was sent in everything that it writes. The zero value and nil know no
// secret. It is safe for concurrent use.
type Redactor struct {
	mu    sync.Mutex
	forms []string
}

// Add makes a secret known, in the forms in which a server may repeat it.
func (r *Redactor) Add(value String) {
	if r == nil || value.Empty() {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, form := range forms(value.Reveal()) {
		if form != "" && !slices.Contains(r.forms, form) {
			r.forms = append(r.forms, form)
		}
	}
}

// Redact returns text with "[redacted]" for every secret in it. Call it before
// a text is shortened: half a secret is not found any more.
func (r *Redactor) Redact(text string) string {
	if r == nil || text == "" {
		return text
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	covered, folded := make([]bool, len(text)), lower(text)
	for _, form := range r.forms {
		cover(covered, text, folded, form)
	}
	if !slices.Contains(covered, true) {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		switch {
		case !covered[i]:
			b.WriteByte(text[i])
		case i == 0 || !covered[i-1]:
			b.WriteString(redacted)
		}
	}
	return b.String()
}

// cover marks the bytes of text at which a form of a secret is.
func cover(covered []bool, text, folded, form string) {
	short := utf8.RuneCountInString(form) < wordLength
	if !short {
		text, form = folded, lower(form)
	}
	for from := 0; from < len(text); {
		at := strings.Index(text[from:], form)
		if at < 0 {
			return
		}
		at += from
		if end := at + len(form); !short || isWord(text, at, end) {
			for i := at; i < end; i++ {
				covered[i] = true
			}
		}
		from = at + 1
	}
}

// isWord reports whether text[from:to] has no letter or digit next to it.
func isWord(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !inWord(before) && !inWord(after)
}

func inWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// lower is strings.ToLower for ASCII, which keeps every byte where it is.
func lower(text string) string {
	bytes := []byte(text)
	for i, c := range bytes {
		if 'A' <= c && c <= 'Z' {
			bytes[i] = c + 'a' - 'A'
		}
	}
	return string(bytes)
}

// forms are the ways to write a text: as it is, in an address, in base64, and
// in the quotes of Go, JSON and HTML.
func forms(text string) []string {
	quoted := strconv.Quote(text)
	all := []string{
		text, url.QueryEscape(text), url.PathEscape(text),
		base64.RawStdEncoding.EncodeToString([]byte(text)), base64.StdEncoding.EncodeToString([]byte(text)),
		base64.RawURLEncoding.EncodeToString([]byte(text)), base64.URLEncoding.EncodeToString([]byte(text)),
		quoted[1 : len(quoted)-1], html.EscapeString(text),
	}
	if encoded, err := json.Marshal(text); err == nil {
		all = append(all, string(encoded[1:len(encoded)-1]))
	}
	return all
}
