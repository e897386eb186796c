package apicall

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// graphQLRequest is the body of a GraphQL request (GraphQL over HTTP, section 5.3).
type graphQLRequest struct {
	Query         string          `json:"query"`
	OperationName json.RawMessage `json:"operationName,omitempty"`
	Variables     json.RawMessage `json:"variables,omitempty"`
}

// PlanGraphQL checks options for a GraphQL request: every field but query and
// operationName is a variable. With --input it is a whole request.
func (o Options) PlanGraphQL(path string, address *url.URL) (Job, error) {
	if err := o.checkPaging(http.MethodPost, true); err != nil {
		return Job{}, err
	}
	fields, input, paginate, slurp := o.Fields, o.Input, o.Paginate, o.Slurp
	o.Fields, o.Input, o.Paginate, o.Slurp = nil, "", false, false
	if len(fields) > 0 || input != "" {
		o.WithoutBody = nil
	}
	job, err := o.Plan(http.MethodPost, path, address)
	if err != nil {
		return Job{}, err
	}
	o.Fields, o.Input = fields, input
	request, err := o.graphQLBody()
	if err != nil {
		return Job{}, err
	}
	job.Call.Body, job.Paginate, job.Slurp = request, paginate, slurp
	if paginate {
		err = job.followGraphQL(request)
	}
	return job, err
}

func (o Options) graphQLBody() (Body, error) {
	if o.Input != "" {
		if len(o.Fields) > 0 {
			return Body{}, fault.New(fault.Usage, "--input is the whole request, and -F or -f are a part of it").WithHint("use one of them: -F query=@FILE reads the query out of a file")
		}
		body, err := o.openInput()
		if err != nil {
			return Body{}, err
		}
		if o.Retry {
			return body.keep()
		}
		return body, nil
	}
	members, err := parseFields(o.Fields, &files{stdin: o.Stdin})
	if err != nil {
		return Body{}, err
	}
	text, err := graphQLText(members)
	if err != nil {
		return Body{}, err
	}
	return TextBody(text), nil
}

// graphQLText makes the body of fields.
func graphQLText(members []member) ([]byte, error) {
	request := graphQLRequest{}
	var variables []member
	for _, m := range members {
		switch {
		case len(m.keys) == 1 && m.keys[0] == "query":
			if request.Query != "" {
				return nil, fault.New(fault.Usage, "the field %s \"query\" is there twice", m.flag).WithHint("a request has one document; operationName chooses one of its operations")
			}
			request.Query = m.value.text
		case len(m.keys) == 1 && m.keys[0] == "operationName":
			request.OperationName = m.value.encode()
		default:
			variables = append(variables, m)
		}
	}
	if request.Query == "" {
		return nil, fault.New(fault.Usage, "there is no query").WithHint("write it as -f query='{ QueryItems { totalCount } }', or read it with -F query=@FILE")
	}
	if len(variables) > 0 {
		root, err := object(variables)
		if err != nil {
			return nil, err
		}
		request.Variables = root.bytes()
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(request); err != nil {
		return nil, fault.New(fault.Usage, "the fields cannot be sent as JSON: %v", err).WithCause(err)
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}
