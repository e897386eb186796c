package platform

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// reply is what a fake server does with one request.
type reply func(*http.Request) (*http.Response, error)

// server is a fake one in memory: each request gets the next reply, and the
// last reply for ever. It remembers what it was sent and when.
type server struct {
	replies []reply
	urls    []string
	bodies  []string
	headers []http.Header
	times   []time.Time
}

func (s *server) RoundTrip(request *http.Request) (*http.Response, error) {
	var body []byte
	if request.Body != nil {
		var err error
		if body, err = io.ReadAll(request.Body); err != nil {
			return nil, err
		}
		_ = request.Body.Close()
	}
	s.urls = append(s.urls, request.URL.String())
	s.bodies = append(s.bodies, string(body))
	s.headers = append(s.headers, request.Header.Clone())
	s.times = append(s.times, time.Now())
	return s.replies[min(len(s.bodies), len(s.replies))-1](request)
}

// roundTrip is an http.RoundTripper that is a function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

func serverOf(replies ...reply) *server { return &server{replies: replies} }

// answers replies with a status, a body and pairs of header names and values.
func answers(code int, body string, headers ...string) reply {
	return func(request *http.Request) (*http.Response, error) {
		return responseOf(request, code, io.NopCloser(strings.NewReader(body)), headers...), nil
	}
}

func fails(err error) reply {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

// hangs says nothing until the caller gives up.
func hangs(request *http.Request) (*http.Response, error) {
	<-request.Context().Done()
	return nil, request.Context().Err()
}

func responseOf(request *http.Request, code int, body io.ReadCloser, headers ...string) *http.Response {
	header := http.Header{}
	for i := 0; i+1 < len(headers); i += 2 {
		header.Set(headers[i], headers[i+1])
	}
	return &http.Response{
		Status: fmt.Sprintf("%d %s", code, http.StatusText(code)), StatusCode: code,
		Header: header, Body: body, ContentLength: -1, Request: request,
	}
}

const somewhere = "https://platform.test/path"

// get asks for somewhere and closes the answer, which it returns with its
// body read.
func get(t *testing.T, client *http.Client) (*http.Response, string, error) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, somewhere, nil)
	if err != nil {
		t.Fatal(err)
	}
	return do(client, request)
}

func do(client *http.Client, request *http.Request) (*http.Response, string, error) {
	response, err := client.Do(request)
	if err != nil {
		return nil, "", err
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	return response, string(body), err
}

var (
	wantFault = faulttest.Want
	must      = faulttest.Must
)

// into collects what a tracer tells.
func into(b *strings.Builder) func(string, ...any) {
	return func(format string, args ...any) { fmt.Fprintf(b, format+"\n", args...) }
}
