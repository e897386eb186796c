package doctor

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

const date = "Thu, 02 Jan 2031 10:00:00 GMT"

type answering func(*http.Request) (*http.Response, error)

func (a answering) RoundTrip(request *http.Request) (*http.Response, error) { return a(request) }

// answers is a client whose every request is answered with a status and a Date.
func answers(code int, date string) *http.Client {
	return &http.Client{Transport: answering(func(request *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: code, Header: http.Header{"Date": {date}}, Body: io.NopCloser(strings.NewReader("")), Request: request}, nil
	})}
}

func TestCheckEndpoint(t *testing.T) {
	t.Parallel()
	for _, code := range []int{200, 204, 301, 400, 401, 403, 404, 405, 429, 499} {
		got, at := checkEndpoint(t.Context(), answers(code, date), "API", "https://api.test")
		want(t, got, "API", OK, "https://api.test responds", "")
		if !at.Equal(time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC)) {
			t.Errorf("%d: the server's time is %s", code, at)
		}
	}
}

func TestCheckEndpoint_serverError(t *testing.T) {
	t.Parallel()
	for code, text := range map[int]string{500: "returned 500", 502: "returned 502", 599: "returned 599"} {
		got, at := checkEndpoint(t.Context(), answers(code, date), "API", "https://api.test")
		want(t, got, "API", Warning, text, "on the server's side")
		if at.IsZero() {
			t.Error("its time counts all the same")
		}
	}
}

func TestCheckEndpoint_noDate(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "today", "2031-01-02T10:00:00Z"} {
		got, at := checkEndpoint(t.Context(), answers(200, text), "API", "https://api.test")
		want(t, got, "API", OK, "responds", "")
		if !at.IsZero() {
			t.Errorf("%q was read as %s", text, at)
		}
	}
}

func TestCheckEndpoint_network(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	got, at := checkEndpoint(t.Context(), server.Client(), "token endpoint", server.URL)
	want(t, got, "token endpoint", OK, server.URL, "")
	if at.IsZero() {
		t.Error("a Go server tells its time")
	}

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := "http://" + listener.Addr().String()
	_ = listener.Close()
	got, _ = checkEndpoint(t.Context(), http.DefaultClient, "token endpoint", address)
	want(t, got, "token endpoint", Failed, address, "")
}

func TestCheckEndpoint_invalidAddress(t *testing.T) {
	t.Parallel()
	client := &http.Client{Transport: answering(func(request *http.Request) (*http.Response, error) {
		t.Errorf("%s was asked", request.URL)
		return nil, http.ErrServerClosed
	})}
	for address, detail := range map[string]string{
		"http://api.test": "plain http", "api.test": "not an http(s) address", "ftp://api.test": "not an http(s) address", "https://": "",
	} {
		got, at := checkEndpoint(t.Context(), client, "API", address)
		want(t, got, "API", Failed, detail, "")
		if !at.IsZero() {
			t.Errorf("%s has a time", address)
		}
	}
	got, _ := checkEndpoint(t.Context(), client, "SCX endpoint", "")
	want(t, got, "SCX endpoint", Skipped, "no address is known for this environment", "")
}
