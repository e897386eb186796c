package jsonast

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

const (
	byteOrderMark = "\uFEFF"
	utf8Hint      = "save the file as UTF-8"
	withoutMark   = utf8Hint + " without a byte order mark"
)

// recode turns UTF-16 into UTF-8. Windows PowerShell 5 writes it when output
// is redirected into a file.
func (t *Text) recode(r *reader) {
	endian, is := textutil.DetectUTF16(t.Bytes)
	if !is {
		return
	}
	decoded, err := unicode.UTF16(endian, unicode.UseBOM).NewDecoder().Bytes(t.Bytes)
	if err != nil {
		return
	}
	t.Bytes, t.Recoded = decoded, true
	r.fault(0, 0, "the file is UTF-16", withoutMark+`: in an editor, by "Save as"`)
}

// checkText reports what is wrong with the text as a whole, and whether it is
// worth parsing. It skips a byte order mark.
func (r *scanner) checkText() bool {
	if strings.HasPrefix(r.text, byteOrderMark) {
		r.at = len(byteOrderMark)
		r.addFault(Fault{Span: Span{0, r.at}, Message: "the file begins with a byte order mark", Hint: withoutMark, Tolerated: true, Repair: &Repair{Span: Span{0, r.at}}})
	}
	if binary(r.text) {
		r.fault(r.at, r.at, "the file is not text", "is it the right file, and was it saved completely? "+utf8Hint)
		return false
	}
	if utf8.ValidString(r.text) {
		return true
	}
	r.invalidUTF8 = true
	wrong := 0
	for {
		c, size := utf8.DecodeRuneInString(r.text[wrong:])
		if c == utf8.RuneError && size == 1 {
			r.fault(wrong, wrong+1, "the file is not UTF-8", "it may be Windows-1252 or Latin-1; "+utf8Hint)
			return true
		}
		wrong += size
	}
}

// binary reports whether a text is binary data, by its beginning: more than a
// twentieth of it are control characters.
func binary(text string) bool {
	const look, few, part = 1024, 2, 20
	head := text[:min(len(text), look)]
	odd := 0
	for _, c := range []byte(head) {
		if c < ' ' && strings.IndexByte("\t\n\v\f\r", c) < 0 {
			odd++
		}
	}
	return odd > few && odd*part > len(head) || strings.HasPrefix(text, "PK\x03\x04")
}

// NewText returns a text in another format than JSON for whoever parses it: in
// UTF-8, with the lines of Position, without a value. There is a fault if the
// text as a whole cannot be read. A byte order mark and UTF-16 are none: that
// only JSON has to do without them.
func NewText(input []byte) *Text {
	t := &Text{Bytes: input}
	r := newReader(t)
	t.recode(r)
	r.text, r.faults = string(t.Bytes), nil
	t.findLines()
	r.checkText()
	for _, f := range r.faults {
		if !f.Tolerated {
			t.Faults = append(t.Faults, f)
		}
	}
	return t
}

// LooksLikeYAML reports whether a text begins as YAML does and JSON does not.
func LooksLikeYAML(input []byte) bool {
	t := NewText(input)
	r := newReader(t)
	r.text, r.at = string(t.Bytes), t.lines[0]
	r.skip()
	return r.peek() != 0 && yamlBegins(r.text[r.at:r.at+lineLength(r.text[r.at:])])
}
