package apicall

import (
	"cmp"
	"io"
	"net/http"
	"net/url"
	"slices"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Options are what the commands that call an API have in common, as a user writes
// it.
type Options struct {
	// Input is the file to send: "-" is Stdin, "" nothing.
	Input string
	// InputFlag is the flag that named it; "" is --input.
	InputFlag string
	Fields    []Field
	Headers   []string
	// ContentType is the media type of the body; "" is JSON, or that of Headers.
	ContentType string
	// RunAs is the user of JTL-Wawi on whose behalf the call is made, a number or a
	// UUID; "" is nobody.
	RunAs string
	Stdin io.Reader
	// WithoutBody is called before a call that could have a body and has none; nil
	// allows it.
	WithoutBody func() error

	Include         bool
	Paginate, Slurp bool
	JQ              string
	Retry           bool
}

// Plan checks options, so that nothing of a job is wrong usage. Neither network nor
// credentials are needed for it.
func (o Options) Plan(method, path string, address *url.URL) (Job, error) {
	header, err := ParseHeaders(o.Headers)
	if err != nil {
		return Job{}, err
	}
	if err := o.setRunAs(header); err != nil {
		return Job{}, err
	}
	if !textutil.IsHeaderValue(o.ContentType) {
		return Job{}, fault.New(fault.Usage, "--content-type %q has signs that no header can carry", o.ContentType).WithHint("write it like application/json")
	}
	if o.ContentType != "" {
		header.Set("Content-Type", o.ContentType)
	}
	job := Job{Call: Call{Method: method, Path: path, Address: address, Header: header}, Paginate: o.Paginate, Slurp: o.Slurp}
	graphQL := method == "POST" && IsGraphQLPath(address.Path)
	if err := o.checkPaging(method, graphQL); err != nil {
		return Job{}, err
	}
	if job.Filter, err = ParseFilter(o.JQ); err != nil {
		return Job{}, err
	}
	if err := o.addBody(&job.Call); err != nil {
		return Job{}, err
	}
	if o.WithoutBody != nil && job.Call.Body.Empty() && usuallyHasBody(method) {
		if err := o.WithoutBody(); err != nil {
			return Job{}, err
		}
	}
	if o.Paginate && graphQL {
		err = job.followGraphQL(job.Call.Body)
	}
	return job, err
}

// checkPaging refuses flags about pages that do not fit the call; graphQL is true if
// that is one of GraphQL.
func (o Options) checkPaging(method string, graphQL bool) error {
	switch {
	case o.Slurp && !o.Paginate:
		return fault.New(fault.Usage, "--slurp is for several pages, and there is one without --paginate").WithHint("add --paginate, or leave out --slurp")
	case o.Slurp && o.Include:
		return fault.New(fault.Usage, "-i would print headers into the JSON array of --slurp").WithHint("leave one of them out")
	case o.Paginate && method != "GET" && !graphQL:
		return fault.New(fault.Usage, "--paginate is for GET and for queries of GraphQL, not for %s", method).WithHint("leave it out, or read the list with GET")
	}
	return nil
}

// addBody adds the fields and the body. Fields of a request that reads, or has a
// body already, become the query, as gh api has it.
func (o Options) addBody(call *Call) error {
	from := &files{stdin: o.Stdin, used: o.Input == stdinName}
	members, err := parseFields(o.Fields, from)
	if err != nil {
		return err
	}
	if o.Input != "" {
		if call.Body, err = o.openInput(); err != nil {
			return err
		}
		if o.Retry {
			if call.Body, err = call.Body.keep(); err != nil {
				return err
			}
		}
	}
	switch {
	case len(members) == 0:
		return nil
	case IsReading(call.Method) || o.Input != "":
		address := *call.Address
		if address.RawQuery != "" && query(members) != "" {
			address.RawQuery += "&"
		}
		address.RawQuery += query(members)
		call.Address = &address
		return nil
	}
	root, err := object(members)
	if err != nil {
		return err
	}
	call.Body = TextBody(root.bytes())
	return nil
}

// usuallyHasBody reports whether a method is one whose calls have a body, so that one
// without may be a mistake.
func usuallyHasBody(method string) bool {
	return method == http.MethodPost || method == http.MethodPut || method == http.MethodPatch
}

// ReadsStdin reports whether standard input is sent.
func (o Options) ReadsStdin() bool {
	return o.Input == stdinName || slices.ContainsFunc(o.Fields, func(f Field) bool {
		_, value, _ := cutField(f.Text)
		return f.Typed && value == "@"+stdinName
	})
}

func (o Options) inputFlag() string { return cmp.Or(o.InputFlag, "--input") }
