package jwt

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Pasted is what a text was found to have in it.
type Pasted struct {
	// Token is the one JWT of the text, exactly as it is there; if there is none,
	// what could be meant by it.
	Token string
	// Joined is the token without the white space inside, if it has some.
	Joined string
	// Opaque is true if the text seems to have a token that is no JWT.
	Opaque bool
	// Found lists the JWTs if there are several; Token is empty then.
	Found []Occurrence
}

// Occurrence is a JWT in a text.
type Occurrence struct {
	Token string
	// Place is where it is, such as `line 2` or `/data/token`.
	Place  string
	joined string // "" if there is no white space inside
}

// Extract finds the one JWT of a text: in a header, a command line, the query or
// fragment of a URL, a cookie, a variable, in JSON under any name. It never
// changes what it finds.
func Extract(text string) Pasted {
	if isBare(text) {
		return Pasted{Token: text, Opaque: isOpaque(text)}
	}
	text = trimBlank(text)
	var found []Occurrence
	budget := maxPieces
	for _, s := range texts(text) {
		found = append(found, scan(s, &budget)...)
	}
	found = distinct(found)
	switch len(found) {
	case 0:
		return fallback(text)
	case 1:
		return Pasted{Token: found[0].Token, Joined: found[0].joined}
	}
	return Pasted{Found: found}
}

// isBare reports whether a text has nothing but the characters of a token.
func isBare(text string) bool {
	for i := range len(text) {
		if !isTokenByte(text[i]) {
			return false
		}
	}
	return true
}

func isTokenByte(c byte) bool {
	return c == '.' || c == '-' || c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func trimBlank(text string) string { return strings.TrimFunc(text, isInvisible) }

// placed is a part of a text in which tokens are looked for, and its place.
type placed struct{ text, place string }

// texts are the forms in which a text can be read: the strings of JSON, else as
// it is and with percent-encoding removed.
func texts(text string) []placed {
	if strings.IndexAny(text, "{[\"") == 0 {
		var document any
		if json.Unmarshal([]byte(text), &document) == nil {
			return fromJSON(nil, text)
		}
	}
	forms := []placed{{text: text}}
	if strings.Contains(text, "%") || strings.Contains(strings.ToLower(text), "bearer+") {
		if decoded, err := url.QueryUnescape(escapeStray(text)); err == nil {
			forms = append(forms, placed{text: decoded})
		}
	}
	return forms
}

// escapeStray lets a text be decoded that has percent signs which encode nothing.
func escapeStray(text string) string {
	isHex := func(c byte) bool {
		return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
	}
	var b strings.Builder
	for i := range len(text) {
		b.WriteByte(text[i])
		if text[i] == '%' && (i+2 >= len(text) || !isHex(text[i+1]) || !isHex(text[i+2])) {
			b.WriteString("25")
		}
	}
	return b.String()
}

// fromJSON collects the strings of a JSON document with their places. It reads
// tokens rather than a tree, so that a name that is given twice is read twice.
func fromJSON(into []placed, text string) []placed {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	type level struct {
		object bool
		name   string
		index  int
		atName bool
	}
	var stack []level
	place := func() string {
		var b strings.Builder
		for _, l := range stack {
			if l.object {
				b.WriteString("/" + l.name)
			} else {
				fmt.Fprintf(&b, "/%d", l.index)
			}
		}
		return b.String()
	}
	for {
		token, err := decoder.Token()
		if err != nil {
			return into
		}
		top := len(stack) - 1
		if name, ok := token.(string); ok && top >= 0 && stack[top].object && stack[top].atName {
			stack[top].name, stack[top].atName = name, false
			continue
		}
		switch v := token.(type) {
		case json.Delim:
			if v == '{' || v == '[' {
				stack = append(stack, level{object: v == '{', atName: v == '{'})
				continue
			}
			stack = stack[:top]
		case string:
			into = append(into, placed{v, place()})
		}
		if top = len(stack) - 1; top >= 0 {
			stack[top].atName = stack[top].object
			stack[top].index++
		}
	}
}

// delimiters can be next to a token. Others, such as = and /, would be a part of
// it that somebody added or changed, so that it is not a token.
const delimiters = "\"'`,:;&#?!()[]{}<>|\\^*“”„‟‘’‚‛«»‹›"

func isDelimiter(r rune) bool { return strings.ContainsRune(delimiters, r) || isInvisible(r) }

// starts matches the beginning of a token: base64url of {" or of { and white space.
var starts = textutil.NewPattern(`e(?:y[A-Za-z0-9]|w[0-9A-Za-z])[\w-]*`)

// scan finds the JWTs in a text.
func scan(in placed, budget *int) []Occurrence {
	var found []Occurrence
	text := in.text
	for at := 0; at < len(text); {
		span := starts.Regexp().FindStringIndex(text[at:])
		if span == nil {
			return found
		}
		begin := at + span[0]
		if begin > 0 && isTokenByte(text[begin-1]) {
			at = begin + 1
			for at < len(text) && isTokenByte(text[at]) {
				at++
			}
			continue
		}
		end, joined := tokenAt(text, begin, budget)
		if end == begin {
			at = begin + (span[1] - span[0])
			continue
		}
		place := in.place
		if place == "" {
			place = fmt.Sprintf("line %d", 1+strings.Count(text[:begin], "\n"))
		}
		found = append(found, Occurrence{text[begin:end], place, joined})
		at = end
	}
	return found
}

// tokenAt returns the end of the JWT that begins at a position, or the position
// if there is none. joined is the token without the white space in it, or "".
func tokenAt(text string, begin int, budget *int) (end int, joined string) {
	if before, size := utf8.DecodeLastRuneInString(text[:begin]); size > 0 && strings.ContainsRune("/+~…%", before) {
		return begin, ""
	}
	end = begin
	for end < len(text) && isTokenByte(text[end]) {
		end++
	}
	whole := bounded(text, end) && isJWT(text[begin:end])
	if whole && isComplete(text[begin:end]) {
		return end, ""
	}
	if wrapEnd, wrapped := wrappedAt(text, begin, end, whole, budget); wrapped != "" {
		return wrapEnd, wrapped
	}
	if whole {
		return end, ""
	}
	return begin, ""
}

// bounded reports whether a token may end at a position.
func bounded(text string, end int) bool {
	next, size := utf8.DecodeRuneInString(text[end:])
	return size == 0 || isDelimiter(next)
}

// isJWT reports whether a text can be read as a JWT.
func isJWT(text string) bool {
	if strings.Count(text, ".") != 2 {
		return false
	}
	_, err := Parse(text)
	return err == nil
}

// distinct removes what was found more than once.
func distinct(found []Occurrence) []Occurrence {
	var result []Occurrence
	for _, one := range found {
		if !slices.ContainsFunc(result, func(o Occurrence) bool { return o.Token == one.Token }) {
			result = append(result, one)
		}
	}
	return result
}
