package apicall

import (
	"context"
	"io"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// Job is a call, what becomes of its answers, and how they are explained.
type Job struct {
	Sender Sender
	Call   Call
	Out    Output
	// Explain returns the fault for an answer that is an error, or nil. It is
	// called once the answer was read.
	Explain func(context.Context, Exchange) error
	// Server is the name of what answers, in messages.
	Server string
	// Paginate follows the pages, and Slurp makes one array of them.
	Paginate, Slurp bool
	Filter          *Filter
	graphQL         *graphQLPages // if pages of GraphQL are followed
	separate        func()        // ends the line of the page before; nil if there is none
}

// Run sends the call and writes what comes back. An answer that is an error is
// written too, and its explanation is the error.
func (j Job) Run(ctx context.Context) error {
	if j.Paginate {
		return j.pages(ctx)
	}
	return j.request(ctx, j.Call, j.write)
}

// request sends one call. use reads the answer, if its status is a good one; every
// other answer is written as it came.
func (j Job) request(ctx context.Context, call Call, use func(context.Context, *http.Response, io.Reader) error) error {
	sent := &sentBody{}
	if IsGraphQLPath(call.Address.Path) {
		call.Body = sent.record(call.Body)
	}
	response, err := j.Sender.Send(ctx, call)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	if j.separate != nil && (j.Out.Include || KindOf(response.StatusCode) != "") {
		j.separate()
	}
	j.Out.head(response)
	x := Exchange{
		Method: call.Method, Path: call.Address.EscapedPath(), Title: call.Title(), Header: response.Request.Header,
		Status: response.StatusCode, Answer: response.Header,
	}
	if KindOf(response.StatusCode) != "" {
		use = j.writeRefused
	}
	var begin Beginning
	var errors ErrorsMember
	graphQL := IsGraphQL(call.Address.Path, response.Header)
	observers := []io.Writer{&begin}
	if graphQL {
		observers = append(observers, &errors)
	}
	if err := use(ctx, response, io.TeeReader(response.Body, io.MultiWriter(observers...))); err != nil {
		return err
	}
	x.Body, x.Sent = begin.Text, sent.begin.Text
	if graphQL {
		x.Errors = errors.List()
	}
	return j.Explain(ctx, x)
}

// write writes an answer as the output wants it.
func (j Job) write(ctx context.Context, response *http.Response, body io.Reader) error {
	if j.Filter != nil {
		return j.filter(ctx, body)
	}
	return j.copy(ctx, response, body)
}

func (j Job) writeRefused(ctx context.Context, response *http.Response, body io.Reader) error {
	if j.Slurp {
		_, err := io.Copy(io.Discard, io.LimitReader(body, MaxBeginning)) // it is no element of the array
		return j.cutOff(ctx, err)
	}
	return j.copy(ctx, response, body)
}

func (j Job) copy(ctx context.Context, response *http.Response, body io.Reader) error {
	return j.cutOff(ctx, j.Out.body(response.Header, body))
}

// cutOff explains why a body was not read to its end.
func (j Job) cutOff(ctx context.Context, err error) error {
	switch {
	case err == nil, j.Out.failed():
		return nil // what cannot be written is reported at the end
	case ctx.Err() != nil:
		return fault.New(fault.Interrupted, "interrupted; the response is incomplete")
	}
	return fault.New(fault.Network, "the response of %s was cut off", j.Server).
		WithHint("what was printed is incomplete; try again, or allow more time with --timeout").WithCause(err)
}

// sentBody keeps the beginning of a body while it is sent.
type sentBody struct{ begin Beginning }

func (s *sentBody) record(body Body) Body {
	if body.Empty() {
		return body
	}
	open := body.open
	body.open = func() (io.ReadCloser, error) {
		opened, err := open()
		if err != nil {
			return nil, err
		}
		s.begin = Beginning{}
		return struct {
			io.Reader
			io.Closer
		}{io.TeeReader(opened, &s.begin), opened}, nil
	}
	return body
}
