package apicall

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/graphql"
)

// The parameters of lists (documentation of the ERP API, read on 2026-11-26).
const (
	pageNumber  = "pageNumber"
	pageSize    = "pageSize"
	defaultSize = 100
)

// next reports whether there is a page after the last one: as it says, or if it does
// not, as long as a page is full.
func (p *paging) next() bool {
	if p.page.more != nil {
		return *p.page.more
	}
	if p.graphQL != nil {
		return false
	}
	size := p.page.size
	if size <= 0 {
		size = number(parameter(p.call.Address, pageSize))
	}
	if size <= 0 {
		size = defaultSize
	}
	return p.page.items >= size
}

// nextCall is the call for the page after one.
func (j Job) nextCall(call Call, last page) (Call, error) {
	if j.graphQL != nil {
		if last.cursor == "" || last.cursor == j.graphQL.cursor {
			return call, fault.New(fault.Server, "%s: pageInfo has hasNextPage true, and no new endCursor", call.Title()).
				WithHint("pages of GraphQL follow from pageInfo { hasNextPage endCursor } of the connection that takes after: $endCursor")
		}
		call.Body = j.graphQL.at(last.cursor)
		return call, nil
	}
	at := last.number
	if at < 0 {
		at = max(1, number(parameter(call.Address, pageNumber)))
	}
	address := *call.Address
	address.RawQuery = withParameter(address.RawQuery, pageNumber, strconv.Itoa(at+1))
	call.Address = &address
	return call, nil
}

// parameter returns a parameter of a query, in whatever letter case it is written.
func parameter(address *url.URL, name string) string {
	for pair := range strings.SplitSeq(address.RawQuery, "&") {
		key, value, _ := strings.Cut(pair, "=")
		if strings.EqualFold(key, name) {
			return value
		}
	}
	return ""
}

// withParameter sets a parameter of a query, and leaves all others as they are.
func withParameter(query, name, value string) string {
	if query == "" {
		return name + "=" + value
	}
	pairs, found := strings.Split(query, "&"), false
	for i, pair := range pairs {
		if key, _, _ := strings.Cut(pair, "="); strings.EqualFold(key, name) {
			pairs[i], found = key+"="+value, true
		}
	}
	if !found {
		pairs = append(pairs, name+"="+value)
	}
	return strings.Join(pairs, "&")
}

// graphQLPages is a GraphQL request that is sent for each page.
type graphQLPages struct {
	members, variables map[string]json.RawMessage
	cursor             string // the last one
}

// followGraphQL makes a job follow the pages of a request. The first one is sent in
// UTF-8 too, whatever the file is in.
func (j *Job) followGraphQL(request Body) error {
	text, err := request.read()
	if err != nil {
		return err
	}
	text = disk.Text(text)
	j.Call.Body = TextBody(text)
	j.graphQL, err = newGraphQLPages(text)
	return err
}

// newGraphQLPages checks that the body of a request can be followed page by page.
func newGraphQLPages(text []byte) (*graphQLPages, error) {
	p := &graphQLPages{variables: map[string]json.RawMessage{}}
	var request struct{ Query, OperationName string }
	if json.Unmarshal(text, &p.members) != nil || json.Unmarshal(text, &request) != nil || p.members == nil {
		return nil, fault.New(fault.Input, "--paginate needs a GraphQL request: a JSON object with the member query").
			WithHint("without --paginate the body is sent as it is")
	}
	if raw, ok := p.members["variables"]; ok && json.Unmarshal(raw, &p.variables) != nil {
		return nil, fault.New(fault.Input, "the variables of the GraphQL request are not a JSON object").WithHint("write them as {\"first\": 50}")
	}
	if p.variables == nil {
		p.variables = map[string]json.RawMessage{}
	}
	return p, graphql.CheckPaging(request.Query, request.OperationName)
}

// at is the body for the page after a cursor.
func (p *graphQLPages) at(cursor string) Body {
	p.cursor = cursor
	p.variables[graphql.CursorVariable] = value{text: cursor}.encode()
	p.members["variables"], _ = json.Marshal(p.variables) // of JSON
	text, _ := json.Marshal(p.members)
	return TextBody(text)
}
