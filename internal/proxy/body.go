package proxy

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/url"
	"sync/atomic"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/graphql"
)

// maxDocument bounds the body of a GraphQL request that is looked at, in bytes.
// A larger one goes on unread, unless the proxy is read-only.
const maxDocument = 1 << 20

// document is what is known of a GraphQL request.
type document struct {
	fields   []graphql.Field
	readOnly bool
	problem  string // why it could not be read; "" if it could
	whole    []byte // the body, if all of it was read
	tooLarge bool
}

// readDocument reads the document of a request to GraphQL, in its body and its
// query, and puts the body back.
func readDocument(r *http.Request, rawQuery string) (document, error) {
	d := document{readOnly: true}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		if err := d.readBody(r); err != nil {
			return d, err
		}
	}
	query, err := url.ParseQuery(rawQuery)
	if err != nil {
		d.readOnly, d.problem = false, "its query is malformed"
		return d, nil
	}
	d.add(graphql.ParseQuery(query))
	return d, nil
}

func (d *document) readBody(r *http.Request) error {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxDocument+1))
	if err != nil {
		return err
	}
	if len(body) > maxDocument {
		d.readOnly, d.tooLarge, d.problem = false, true, "its body is larger than 1 MiB"
		r.Body = struct {
			io.Reader
			io.Closer
		}{io.MultiReader(bytes.NewReader(body), r.Body), r.Body}
		return nil
	}
	d.whole = body
	r.Body = io.NopCloser(bytes.NewReader(body))
	r.ContentLength = int64(len(body))
	if encoding := r.Header.Get("Content-Encoding"); encoding != "" {
		d.readOnly, d.problem = false, "its body is compressed"
		return nil
	}
	if len(r.Header.Values("Content-Type")) > 1 {
		d.readOnly, d.problem = false, "it has two Content-Types"
		return nil
	}
	d.add(graphql.ParseRequest(r.Header.Get("Content-Type"), body))
	return nil
}

// add adds what a part of the request calls.
func (d *document) add(request graphql.Request, err error) {
	if err != nil {
		d.readOnly, d.problem = false, fault.Message(err)
		return
	}
	d.fields = append(d.fields, request.Fields...)
	d.readOnly = d.readOnly && request.ReadOnly
}

// sentBody is a body on its way. It remembers if its sender did not end it.
type sentBody struct {
	io.ReadCloser
	broken atomic.Bool
}

// errBrokenBody is the fault of a caller whose body ends before its end.
var errBrokenBody = fault.New(fault.Input, "the body of the request is malformed, or ended too soon")

func (b *sentBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, http.ErrBodyReadAfterClose) {
		b.broken.Store(true)
	}
	return n, err
}
