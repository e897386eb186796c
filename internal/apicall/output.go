package apicall

import (
	"bufio"
	"bytes"
	"io"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Output is where answers go. In a pipe a body is written byte for byte; on a
// terminal JSON is made readable, and nothing acts on the terminal.
type Output struct {
	To *console.Console
	// Include writes status and headers of every answer before its body.
	Include bool
	// Limit receives what is left of the rate limit; nil if nobody wants to know.
	Limit func(Limit)
}

// failed reports whether something could not be written.
func (o Output) failed() bool { return o.To.WriteError() != nil }

// head writes status and headers, in alphabetical order and without secrets.
func (o Output) head(response *http.Response) {
	if o.Limit != nil {
		o.Limit(LimitOf(response.Header))
	}
	if !o.Include {
		return
	}
	line := func(text string) string { return console.SafeLine(o.To.Redacted(text)) }
	o.To.Printf("%s\n", o.To.OutStyle.Bold(line(strings.TrimSpace(response.Proto+" "+response.Status))))
	for _, name := range slices.Sorted(maps.Keys(response.Header)) {
		for _, value := range response.Header[name] {
			o.To.Printf("%s: %s\n", o.To.OutStyle.Cyan(line(name)), line(value))
		}
	}
	o.To.Printf("\n")
}

// body writes the body of an answer.
func (o Output) body(header http.Header, body io.Reader) error {
	if !o.To.OutTerminal {
		_, err := io.Copy(o.To, body)
		return err
	}
	buffered := bufio.NewReader(body)
	if _, err := buffered.Peek(1); err != nil {
		if err == io.EOF {
			return nil
		}
		return err
	}
	if mark, _ := buffered.Peek(len(byteOrderMark)); string(mark) == byteOrderMark {
		_, _ = buffered.Discard(len(byteOrderMark)) // it means nothing on a terminal
	}
	begin, _ := buffered.Peek(min(buffered.Buffered(), sniffed)) // what is there already
	if kind, text := isText(header, begin); !text {
		n, err := io.Copy(io.Discard, buffered)
		what := "no text"
		if (strings.HasPrefix(kind, "text/") || textutil.IsJSONType(kind)) && !bytes.ContainsRune(begin, 0) {
			what = "no text in UTF-8"
		}
		o.To.Notef("the body has %d bytes of %s, which is "+what+": it is not printed to a terminal; redirect it, such as > FILE", n, kind)
		return err
	}
	if isJSON(header, begin) {
		return o.json(buffered)
	}
	safe := &safeWriter{to: o.To}
	last := &lastByte{}
	_, err := io.Copy(safe, io.TeeReader(buffered, last))
	safe.end()
	if last.is != '\n' {
		o.To.Printf("\n")
	}
	return err
}

// json writes JSON for reading.
func (o Output) json(body io.Reader) error {
	p := &printer{to: &safeWriter{to: o.To}, style: o.To.OutStyle}
	_, err := io.Copy(p, body)
	p.end()
	return err
}

// sniffed is how much of a body is looked at to see what it is, in bytes.
const sniffed = 512

// byteOrderMark begins what some servers send as UTF-8.
const byteOrderMark = "\xef\xbb\xbf"

// isText reports whether a body may be written to a terminal, and the name of what
// it is.
func isText(header http.Header, begin []byte) (kind string, text bool) {
	kind, _, _ = mime.ParseMediaType(header.Get("Content-Type"))
	if kind == "" {
		kind = "an unknown type"
	}
	for cut := 0; cut < utf8.UTFMax && cut < len(begin); cut++ { // a character may be cut in two
		if part := begin[:len(begin)-cut]; utf8.Valid(part) {
			return kind, !bytes.ContainsRune(part, 0) && !strings.HasPrefix(kind, "image/") && kind != "application/pdf" && kind != "application/zip"
		}
	}
	return kind, false
}

// isJSON reports whether a body is printed as JSON: an error page that has its type
// is not.
func isJSON(header http.Header, begin []byte) bool {
	kind, _, _ := mime.ParseMediaType(header.Get("Content-Type"))
	begin = bytes.TrimLeft(begin, " \t\r\n")
	starts := "{["
	if textutil.IsJSONType(kind) {
		starts += "\"-0123456789tfn"
	}
	return (kind == "" || textutil.IsJSONType(kind)) && len(begin) > 0 && strings.IndexByte(starts, begin[0]) >= 0
}

// safeWriter keeps a response from acting on the terminal. A character that is cut
// in two by the parts in which a response comes waits for its rest.
type safeWriter struct {
	to   io.Writer
	rest []byte
}

func (s *safeWriter) Write(p []byte) (int, error) {
	text := slices.Concat(s.rest, p)
	whole := len(text)
	for back := 1; back < utf8.UTFMax && back <= len(text); back++ {
		if last := text[len(text)-back:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				whole -= back
			}
			break
		}
	}
	s.rest = slices.Clone(text[whole:])
	_, err := io.WriteString(s.to, console.Safe(string(text[:whole])))
	return len(p), err
}

// end writes what waits for a rest that did not come.
func (s *safeWriter) end() {
	if len(s.rest) > 0 {
		_, _ = io.WriteString(s.to, console.Safe(string(s.rest)))
		s.rest = nil
	}
}
