package apicall

import (
	"bytes"
	"strings"

	"github.com/jtlctl/jtlctl/internal/console"
)

// printer indents and colours JSON as it comes, however long it is. Order, numbers
// and repeated names stay as they are. What is no JSON is written as it is.
type printer struct {
	to    *safeWriter
	style console.Style
	out   bytes.Buffer

	open    []byte // the brackets around what comes next, at most maxIndent of them
	deeper  int    // how many more there are
	quoted  bool
	escaped bool
	isName  bool   // the string is, or would be, the name of a member
	token   []byte // the string, number or word that is being read
	begun   bool   // something was written for the innermost bracket
	fresh   bool   // nothing was written since a document ended
	written bool
}

const (
	maxIndent = 64
	maxToken  = 4 << 10 // bytes of a token that are coloured together
)

func (p *printer) Write(text []byte) (int, error) {
	for _, b := range text {
		p.next(b)
	}
	return len(text), p.flush()
}

func (p *printer) next(b byte) {
	switch {
	case p.quoted:
		p.inString(b)
	case b == '"':
		p.word()
		p.begin()
		p.quoted, p.token = true, append(p.token, b)
	case b == '{' || b == '[':
		p.word()
		p.begin()
		p.raw(string(b))
		p.push(b)
	case b == '}' || b == ']':
		p.word()
		p.pop()
		p.raw(string(b))
		p.begun = true
	case b == ',':
		p.word()
		p.raw(",")
		p.newline()
		p.isName = p.inObject()
		p.begun = true
		p.fresh = len(p.open) == 0
	case b == ':' && len(p.open) > 0:
		p.word()
		p.raw(": ")
		p.isName = false
	case b == ' ' || b == '\t' || b == '\r' || b == '\n':
		p.word()
	default:
		if len(p.token) == 0 {
			p.begin()
		}
		if p.token = append(p.token, b); len(p.token) >= maxToken {
			p.word()
		}
	}
}

func (p *printer) inString(b byte) {
	p.token = append(p.token, b)
	switch {
	case p.escaped:
		p.escaped = false
	case b == '\\':
		p.escaped = true
	case b == '"':
		p.quoted = false
		p.string()
		p.isName = false
		return
	}
	if len(p.token) >= maxToken {
		p.string()
	}
}

// begin starts a value or a name: on a line of its own if it is the first of a
// bracket, or follows a document.
func (p *printer) begin() {
	switch {
	case len(p.open) == 0 && p.written && !p.fresh:
		p.newline()
	case len(p.open) > 0 && !p.begun:
		p.newline()
		p.begun = true
	}
	p.fresh, p.written = false, true
}

func (p *printer) push(b byte) {
	if len(p.open) >= maxIndent {
		p.deeper++
		p.isName = b == '{'
		return
	}
	p.open = append(p.open, b)
	p.begun, p.isName = false, b == '{'
}

func (p *printer) pop() {
	if p.deeper > 0 {
		p.deeper--
		return
	}
	if len(p.open) == 0 {
		return
	}
	p.open = p.open[:len(p.open)-1]
	if p.begun {
		p.newline()
	}
}

func (p *printer) inObject() bool { return len(p.open) > 0 && p.open[len(p.open)-1] == '{' }

func (p *printer) newline() {
	if p.deeper == 0 {
		p.raw("\n" + strings.Repeat("  ", len(p.open)))
	}
}

// string writes the string, or the part of it that was read.
func (p *printer) string() {
	if p.isName {
		p.coloured(p.style.Cyan)
	} else {
		p.coloured(p.style.Green)
	}
}

// word writes a number or a word.
func (p *printer) word() {
	switch string(p.token) {
	case "":
	case "null":
		p.coloured(p.style.Faint)
	case "true", "false":
		p.coloured(p.style.Yellow)
	default:
		p.coloured(func(text string) string { return text })
	}
}

// coloured writes the token. What colours it is the only thing that acts on the
// terminal: the token itself is made safe first.
func (p *printer) coloured(colour func(string) string) {
	var safe bytes.Buffer
	writer := safeWriter{to: &safe, rest: p.to.rest}
	_, _ = writer.Write(p.token)
	p.to.rest = writer.rest
	if !p.quoted {
		writer.end()
		p.to.rest = nil
	}
	p.raw(colour(safe.String()))
	p.token = p.token[:0]
}

// raw writes text of jtlctl's own.
func (p *printer) raw(text string) { p.out.WriteString(text) }

func (p *printer) flush() error {
	_, err := p.to.to.Write(p.out.Bytes())
	p.out.Reset()
	return err
}

// end writes what was begun, and a line end.
func (p *printer) end() {
	p.quoted = false
	p.word()
	if p.written {
		p.raw("\n")
	}
	_ = p.flush()
}
