package secret

import (
	"encoding/binary"
	"encoding/hex"
	"html"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// maxViews is how often escapes are decoded, plus one: what is sent in an address and
// repeated in JSON in a page has three.
const maxViews = 4

// view is a text in lower case, without white space and characters that are not
// seen, and with some of its escapes decoded. A server may fold what it repeats into
// lines, as encoders of base64 do.
type view struct {
	text  string
	spans []span // what each of its bytes is made of
}

// span is a part of the text as it was.
type span struct{ from, to int }

// viewsOf returns a text with its escapes as they are, and decoded once and more
// often, for as long as there are any.
func viewsOf(text string) []view {
	plain := view{text, make([]span, len(text))}
	for i := range plain.spans {
		plain.spans[i] = span{i, i + 1}
	}
	views := []view{plain.rewrite(squeeze)}
	for len(views) < maxViews {
		last := views[len(views)-1]
		if !strings.ContainsAny(last.text, `\%&`) {
			break
		}
		views = append(views, last.rewrite(unescape).rewrite(squeeze))
	}
	return views
}

// rewrite replaces each beginning of the rest of the text by what a function makes of
// it, which returns how many bytes it replaces.
//
//go:noinline
func (v view) rewrite(step func(rest string) (by string, size int)) view {
	bytes := make([]byte, 0, len(v.text))
	spans := make([]span, 0, len(v.text))
	for i := 0; i < len(v.text); {
		by, size := step(v.text[i:])
		for j := range len(by) {
			bytes = append(bytes, by[j])
			spans = append(spans, span{v.spans[i].from, v.spans[i+size-1].to})
		}
		i += size
	}
	return view{string(bytes), spans}
}

// squeeze folds the letters of ASCII only.
func squeeze(rest string) (by string, size int) {
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case r <= ' ' || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zs, unicode.Variation_Selector):
		return "", size
	case 'A' <= r && r <= 'Z':
		return string(r + 'a' - 'A'), size
	}
	return rest[:size], size
}

// unescape decodes an escape of an address, of JSON and its relatives, or of HTML. The
// text is in lower case.
func unescape(rest string) (by string, size int) {
	const two, four = 2, 4 // digits
	switch {
	case rest[0] == '%':
		if n, ok := digits(rest, 1, two); ok {
			return string(n), 1 + two
		}
	case strings.HasPrefix(rest, `\x`):
		if n, ok := digits(rest, len(`\x`), two); ok {
			return string(n), len(`\x`) + two
		}
	case strings.HasPrefix(rest, `\u`):
		const size = len(`\u`) + four
		first, ok := digits(rest, len(`\u`), four)
		if !ok {
			break
		}
		if strings.HasPrefix(rest[size:], `\u`) && utf16.IsSurrogate(unit(first)) {
			if second, ok := digits(rest[size:], len(`\u`), four); ok {
				return string(utf16.DecodeRune(unit(first), unit(second))), size + size
			}
		}
		return string(unit(first)), size
	case rest[0] == '\\' && len(rest) > 1 && strings.IndexByte(`/\"'`, rest[1]) >= 0:
		return rest[1:two], two
	case rest[0] == '&':
		name, _, ended := strings.Cut(rest[:min(len(rest), maxEntity)], ";")
		if !ended || strings.LastIndexByte(name, '&') > 0 {
			break
		}
		if by := html.UnescapeString(name + ";"); by != name+";" {
			return by, len(name) + 1
		}
	}
	return rest[:1], 1
}

// maxEntity bounds an entity of HTML in bytes; the longest has 33.
const maxEntity = 33

// digits reads the bytes that so many hexadecimal digits at a position write.
func digits(text string, at, count int) (bytes []byte, ok bool) {
	if len(text) < at+count {
		return nil, false
	}
	bytes, err := hex.DecodeString(text[at : at+count])
	return bytes, err == nil
}

func unit(bytes []byte) rune { return rune(binary.BigEndian.Uint16(bytes)) }
