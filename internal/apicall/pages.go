package apicall

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// MaxPages bounds how many pages are fetched.
const MaxPages = 10_000

// maxHeld is how much of a page is held back until it is known not to repeat the
// one before, in bytes. The rest of a longer one is written as it comes.
const maxHeld = 16 << 20

// maxSlurped bounds what a filter gets as one array, in bytes.
const maxSlurped = 256 << 20

// pages fetches one page after the other.
func (j Job) pages(ctx context.Context) (err error) {
	run := &paging{Job: j, call: j.Call, newline: true}
	j.separate = run.endLine
	defer func() { err = run.end(ctx, err) }()
	for n := 1; ; n++ {
		if err := j.request(ctx, run.call, run.use); err != nil {
			return err
		}
		if j.Out.failed() {
			return nil
		}
		if last := run.page; !last.whole && !last.empty && (last.nested || n > 1) {
			return fault.New(fault.Server, "%s: page %d is not complete JSON, so that it is not known if there are more", j.Call.Title(), n).
				WithHint("try again; without --paginate one page is printed as it is")
		}
		if !run.next() {
			return nil
		}
		if n == MaxPages {
			return fault.New(fault.Server, "%s: stopped after %d pages, and there are more", j.Call.Title(), MaxPages).
				WithHint("ask for larger pages, such as with -f pageSize=1000, or for a part of the list")
		}
		if run.call, err = j.nextCall(run.call, run.page); err != nil {
			return err
		}
	}
}

// paging is what is known of the pages so far.
type paging struct {
	Job
	call Call
	page page // the last one
	hash [sha256.Size]byte
	seen int

	array     io.Writer // of --slurp
	printer   *printer  // on a terminal
	documents []any     // of --slurp with a filter
	collected int       // bytes of them
	newline   bool      // what was written last ended a line
}

// use reads a page and writes it, unless it repeats the one before.
func (p *paging) use(ctx context.Context, response *http.Response, body io.Reader) error {
	reader, writer := io.Pipe()
	read := make(chan page, 1)
	go func() { read <- readPage(reader) }()
	hash := sha256.New()
	tee := io.TeeReader(body, io.MultiWriter(hash, writer))
	limit := maxHeld
	if p.Filter != nil {
		limit = maxFiltered
	}
	held, err := io.ReadAll(io.LimitReader(tee, int64(limit)+1))
	if err == nil && len(held) > limit {
		if p.Filter != nil {
			err = errTooLong(p.Server)
		} else {
			err = p.write(response, io.MultiReader(bytes.NewReader(held), tee))
		}
		held = nil
	}
	_ = writer.Close()
	before, again := p.page, p.hash
	p.page, p.hash = <-read, [sha256.Size]byte(hash.Sum(nil))
	switch {
	case err != nil:
		if held != nil && p.Filter == nil && !p.Slurp {
			_ = p.write(response, bytes.NewReader(held)) // what came of it
		}
		return p.cutOff(ctx, err)
	case p.seen > 0 && (p.hash == again || p.call.Body.Empty() && p.page.number >= 0 && p.page.number == before.number):
		return p.repeats()
	}
	p.seen++
	if held == nil {
		return nil
	}
	return p.whole(ctx, response, held)
}

func (p *paging) repeats() error {
	return fault.New(fault.Server, "%s: page %d repeats the one before, so that no more are fetched", p.Job.Call.Title(), p.seen+1).
		WithHint("the server ignores which page is asked for; what was printed before is right")
}

// whole writes a page that was read to its end.
func (p *paging) whole(ctx context.Context, response *http.Response, text []byte) error {
	switch {
	case p.Filter == nil && p.Slurp && !p.page.whole:
		return errNoJSON(p.Server, "--slurp")
	case p.Filter == nil:
		return p.cutOff(ctx, p.write(response, bytes.NewReader(text)))
	}
	var document any
	if err := decode(text, &document); err != nil {
		return errNoJSON(p.Server, "--jq")
	}
	if !p.Slurp {
		return p.results(ctx, document)
	}
	if p.collected += len(text); p.collected > maxSlurped {
		return errTooLong(p.Server)
	}
	p.documents = append(p.documents, document)
	return nil
}

// write writes a page as it is: after the one before, on a line of its own, or as
// an element of the array.
func (p *paging) write(response *http.Response, body io.Reader) error {
	if p.Slurp {
		separator := ","
		if p.array == nil {
			separator = "["
			p.array = p.Out.To
			if p.Out.To.OutTerminal {
				p.printer = &printer{to: &safeWriter{to: p.Out.To}, style: p.Out.To.OutStyle}
				p.array = p.printer
			}
		}
		if _, err := io.WriteString(p.array, separator); err != nil {
			return err
		}
		_, err := io.Copy(p.array, body)
		return err
	}
	p.endLine()
	last := &lastByte{'\n'}
	err := p.Out.body(response.Header, io.TeeReader(body, last))
	p.newline = last.is == '\n'
	return err
}

// endLine ends the line of the page before, if that did not.
func (p *paging) endLine() {
	if !p.newline && !p.Slurp && p.Filter == nil && !p.Out.To.OutTerminal {
		p.Out.To.Printf("\n")
	}
	p.newline = true
}

// lastByte is the last byte that was written.
type lastByte struct{ is byte }

func (l *lastByte) Write(text []byte) (int, error) {
	if len(text) > 0 {
		l.is = text[len(text)-1]
	}
	return len(text), nil
}

// end closes the array, or filters it if all pages are there.
func (p *paging) end(ctx context.Context, err error) error {
	switch {
	case p.printer != nil:
		_, _ = io.WriteString(p.printer, "]")
		p.printer.end()
	case p.array != nil:
		p.Out.To.Printf("]\n")
	case err == nil && p.documents != nil:
		return p.results(ctx, p.documents)
	}
	return err
}

func errTooLong(server string) error {
	return fault.New(fault.Server, "the response of %s is too long for --jq", server).
		WithHint("ask for less, or write it into a file and filter that")
}

func errNoJSON(server, flag string) error {
	return fault.New(fault.Server, "the response of %s is not JSON, so that %s cannot use it", server, flag).
		WithHint("without %s it is printed as it is", flag)
}
