package cloudapi

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// bench is an API with a clock that a test can turn. Everybody may call it.
type bench struct {
	*API
	now time.Time
}

func newBench(c Config) *bench {
	b := &bench{now: time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC)}
	c.Now = func() time.Time { return b.now }
	if c.Caller == nil {
		c.Caller = func(*http.Request) string { return "" }
	}
	b.API = New(c)
	return b
}

// ask sends a request; headers are pairs of names and values. A body is JSON unless
// they say otherwise.
func (b *bench) ask(method, path, body string, headers ...string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(method, "http://127.0.0.1:7373"+path, strings.NewReader(body))
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	b.ServeHTTP(recorder, request)
	return recorder
}

// want compares an answer.
func want(t *testing.T, name string, got *httptest.ResponseRecorder, code int, body string) {
	t.Helper()
	if text := strings.TrimSpace(got.Body.String()); got.Code != code || text != body {
		t.Errorf("%s: %d %s\nwant %d %s", name, got.Code, text, code, body)
	}
}

// at returns what a JSON answer has at a path of names and indexes.
func at(t *testing.T, got *httptest.ResponseRecorder, path ...any) any {
	t.Helper()
	var value any
	if err := json.Unmarshal(got.Body.Bytes(), &value); err != nil {
		t.Fatalf("%d %s: %v", got.Code, got.Body, err)
	}
	for _, step := range path {
		switch s := step.(type) {
		case string:
			value = value.(map[string]any)[s]
		case int:
			value = value.([]any)[s]
		}
	}
	return value
}

// graphQL sends a document.
func (b *bench) graphQL(t *testing.T, document string, variables any) *httptest.ResponseRecorder {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	return b.ask("POST", Base+GraphQLPath, string(body))
}
