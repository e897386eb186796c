package wawi

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// CallOptions are a call as a user writes it.
type CallOptions struct {
	Method, Path string
	// Body is the file to send: "-" is Stdin, "" nothing. ContentType is its media
	// type, "" is JSON.
	Body, ContentType string
	Stdin             io.Reader
	TrustOptions
	// Quiet bounds the time in which nothing moves.
	Quiet time.Duration
}

// Call sends a call to the Wawi of an installation, once. The response is to be
// closed.
func (s Service) Call(ctx context.Context, raw string, o CallOptions) (*Response, error) {
	name, installation, err := s.installed(raw)
	if err != nil {
		return nil, err
	}
	call := Call{Method: strings.ToUpper(o.Method), Path: o.Path}
	if err := call.Check(); err != nil {
		return nil, err
	}
	if _, err := installation.Address(call.Path); err != nil {
		return nil, err
	}
	body, err := o.open()
	if err != nil {
		return nil, err
	}
	response := &Response{service: s, installation: installation, body: body}
	if body != nil {
		call.Body, call.Kind = body, o.ContentType
		if call.Kind == "" {
			call.Kind = "application/json"
		}
	}
	response.asked = Asked{Call: call, Name: name}
	if err := response.send(ctx, o); err != nil {
		response.Close()
		return nil, err
	}
	return response, nil
}

// open opens what is to be sent; nil is nothing.
func (o CallOptions) open() (io.ReadCloser, error) {
	if !textutil.IsHeaderValue(o.ContentType) {
		return nil, fault.New(fault.Usage, "--content-type %q has signs that no header can carry", o.ContentType).WithHint("write it like application/json")
	}
	switch o.Body {
	case "":
		return nil, nil //nolint:nilnil // nothing to send is no error
	case "-":
		return io.NopCloser(o.Stdin), nil
	}
	file, err := os.Open(o.Body)
	if err != nil {
		return nil, unreadableBody(o.Body, err)
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		_ = file.Close()
		return nil, fault.New(fault.Input, "--body %s is a folder", o.Body).WithHint("name the file to send, or - for standard input")
	}
	return bodyFile{file}, nil
}

func unreadableBody(path string, err error) error {
	return disk.Fault(fault.Input, err, "--body: the file %s cannot be read", path)
}

// bodyFile keeps a file that cannot be read to its end from passing for
// trouble of the network.
type bodyFile struct{ *os.File }

func (b bodyFile) Read(p []byte) (int, error) {
	n, err := b.File.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = unreadableBody(b.Name(), err)
	}
	return n, err
}

// Response is the response of JTL-Wawi to a call.
type Response struct {
	service      Service
	installation Installation
	asked        Asked
	body         io.Closer // that was sent; nil if there was none
	response     *http.Response
	begin        beginning
	errors       errorsMember // of a GraphQL response
}

// send sends the call, with the key of the installation.
func (r *Response) send(ctx context.Context, o CallOptions) error {
	target, err := o.set(r.installation.Target)
	if err != nil {
		return err
	}
	client, err := r.service.Connect(target, true)
	if err != nil {
		return err
	}
	key, err := r.service.Stores.key(ctx, r.asked.Name, r.installation, nil)
	if err != nil {
		return err
	}
	r.asked.Redactor = client.Redactor
	//nolint:bodyclose // Close does
	r.response, err = client.Do(ctx, r.installation, key, r.asked.Call, o.Quiet)
	return err
}

// Close ends the request.
func (r *Response) Close() {
	if r.response != nil {
		_ = r.response.Body.Close()
	}
	if r.body != nil {
		_ = r.body.Close()
	}
}

// Copy writes the body as it comes.
func (r *Response) Copy(ctx context.Context, out io.Writer) error {
	_, err := io.Copy(io.MultiWriter(out, &r.begin, &r.errors), r.response.Body)
	switch {
	case ctx.Err() != nil:
		return fault.New(fault.Interrupted, "interrupted; the response is incomplete")
	case err != nil:
		return fault.New(fault.Network, "the response of JTL-Wawi was cut off").
			WithHint("what was printed is incomplete; try again, or allow more time with --timeout").WithCause(err)
	}
	return nil
}

// Empty reports whether Copy wrote nothing.
func (r *Response) Empty() bool { return len(r.begin.text) == 0 }

// Err explains a response that is an error, once Copy has read it.
func (r *Response) Err() error {
	switch r.response.StatusCode {
	case http.StatusOK:
		if isGraphQL(r.asked.Call, r.response) {
			if errors := r.errors.list(); len(errors) > 0 {
				index, _ := r.service.Scopes() // the errors are reported without them too
				needs := r.installation.scopesOfFields(index, errors)
				return graphqlFault(r.asked.Call, r.asked.Name, errors, needs, r.asked.Redactor)
			}
		}
	case http.StatusForbidden:
		index, err := r.service.Scopes()
		if err == nil {
			r.asked.Opens = r.installation.opens(index, r.asked.Call)
		} else {
			r.service.UI.Warn("%v", err) // the refusal is explained without them
		}
	case http.StatusUnauthorized:
		folder, err := r.service.OpenFolder()
		r.asked.Renewal = err == nil && folder.renewing(r.asked.Name)
	}
	if refused := r.installation.Refused(r.asked, r.response, r.begin.text); refused != nil {
		return refused
	}
	return nil
}

// opens returns the scopes any of which opens a call.
func (i Installation) opens(index *scope.Index, call Call) []string {
	address, err := i.Address(call.Path)
	if err != nil {
		return nil
	}
	path := strings.TrimPrefix(address, i.URL)
	matches := index.Match(call.Method, path, erp.OfPath(path))
	for _, match := range slices.Backward(matches) { // the newest catalogue first
		if match.Likeness == "" {
			return match.Operation.Scopes
		}
	}
	if len(matches) == 0 {
		return nil
	}
	return matches[len(matches)-1].Operation.Scopes
}

// renewing reports whether a newer key of an installation can be fetched.
func (f Folder) renewing(name string) bool {
	if f.HasSealed(name) {
		return true
	}
	record, err := f.Find(name)
	undecided := record.Undecided()
	return err == nil && undecided != nil && undecided.Status == Pending
}

// beginning keeps as much of a response as an explanation can use.
type beginning struct{ text []byte }

func (b *beginning) Write(p []byte) (int, error) {
	const most = 64 << 10
	b.text = append(b.text, p[:min(len(p), most-len(b.text))]...)
	return len(p), nil
}
