package secret

import (
	"encoding/base64"
	"encoding/hex"
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
	known map[string]bool
	short []string // are looked for as they are, between words
	long  []string // are looked for in every view of a text
}

// Add makes a secret known, in the forms in which a server may repeat it.
func (r *Redactor) Add(value String) {
	if r == nil || value.Empty() {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, form := range forms(value.Reveal()) {
		if form == "" || r.known[form] {
			continue
		}
		if r.known == nil {
			r.known = map[string]bool{}
		}
		r.known[form] = true
		views := viewsOf(form)
		if utf8.RuneCountInString(views[0].text) < wordLength {
			r.short = append(r.short, form)
			continue
		}
		for _, v := range views {
			if utf8.RuneCountInString(v.text) >= wordLength && !slices.Contains(r.long, v.text) {
				r.long = append(r.long, v.text)
			}
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
	covered := make([]bool, len(text))
	for _, form := range r.short {
		each(text, form, func(from, to int) {
			if isWord(text, from, to) {
				cover(covered[from:to])
			}
		})
	}
	if len(r.long) > 0 {
		for _, v := range viewsOf(text) {
			for _, form := range r.long {
				each(v.text, form, func(from, to int) { cover(covered[v.spans[from].from:v.spans[to-1].to]) })
			}
		}
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

// each calls found with the bounds of every occurrence of a form in a text.
func each(text, form string, found func(from, to int)) {
	for from := 0; from < len(text); {
		at := strings.Index(text[from:], form)
		if at < 0 {
			return
		}
		found(from+at, from+at+len(form))
		from += at + 1
	}
}

func cover(covered []bool) {
	for i := range covered {
		covered[i] = true
	}
}

// isWord reports whether text[from:to] has no letter or digit next to it.
func isWord(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !inWord(before) && !inWord(after)
}

func inWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// forms are the ways to write a text: as it is, in an address, in base64 and
// hexadecimal digits, and in the quotes of Go, JSON and HTML.
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
	if utf8.RuneCountInString(text) < wordLength {
		return all // the other forms of it are found by chance
	}
	all = append(all, hex.EncodeToString([]byte(text)))
	if unpadded := strings.TrimRight(text, "="); utf8.RuneCountInString(unpadded) >= wordLength {
		all = append(all, unpadded)
	}
	return append(append(all, within(base64.RawStdEncoding, text)...), within(base64.RawURLEncoding, text)...)
}

// within are the forms of a text in the base64 of a longer one, such as
// "id:secret": where it begins decides how it is encoded.
func within(encoding *base64.Encoding, text string) (all []string) {
	const group = 3                              // bytes that are encoded together
	for before, shared := range []int{0, 2, 3} { // characters that depend on what comes before
		encoded := encoding.EncodeToString(append(make([]byte, before), text...))
		if (before+len(text))%group != 0 {
			encoded = encoded[:len(encoded)-1] // depends on what comes after
		}
		all = append(all, encoded[shared:])
	}
	return all
}
