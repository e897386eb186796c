package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/rogpeppe/go-internal/testscript"
)

// cloudToken is what the token endpoint of cmdCloud hands out, and no output may
// repeat.
const cloudToken = "planted.access.token"

// cmdCloud serves a token endpoint, the script keys and an API that repeats what it was sent, but for
// the token, and points jtlctl at both. CLOUD is its address. Parameters of a
// request change the answer: status, retry (Retry-After), once (only the first
// request gets that status), kind (media type) and body. /erp/v2/pages has three
// pages of two items, /erp/v2/graphql fails for what asks for a field Fails.
func cmdCloud(ts *testscript.TestScript, _ bool, _ []string) {
	requests := new(atomic.Int64)
	mux := http.NewServeMux()
	mux.HandleFunc("/token", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = fmt.Fprintf(w, `{"access_token":%q,"token_type":"bearer","expires_in":3600}`, cloudToken)
	})
	mux.HandleFunc("/account/.well-known/jwks.json", func(w http.ResponseWriter, _ *http.Request) {
		set, _ := scriptKeySet()
		_, _ = w.Write(set)
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		n := requests.Add(1)
		if r.Header.Get("Authorization") != "Bearer "+cloudToken {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		serveCloud(w, r, string(body), n)
	})
	server := httptest.NewServer(mux)
	ts.Defer(server.Close)
	servers.Store(server.URL, requests)
	for name, value := range map[string]string{
		"CLOUD": server.URL, "JTLCTL_API_URL": server.URL, "JTLCTL_TOKEN_URL": server.URL + "/token",
		"JTL_CLIENT_ID": "app", "JTL_CLIENT_SECRET": "planted-secret",
	} {
		ts.Setenv(name, value)
	}
}

func serveCloud(w http.ResponseWriter, r *http.Request, body string, n int64) {
	header, query := w.Header(), r.URL.Query()
	header.Set("Content-Type", "application/json")
	header.Set("X-RateLimit-Limit", "100")
	header.Set("X-RateLimit-Remaining", strconv.FormatInt(100-n, 10))
	header.Set("X-RateLimit-Interval-Length-Seconds", "10")
	header.Set("X-Echo", r.Header.Get("Authorization"))
	status, _ := strconv.Atoi(query.Get("status"))
	if kind := query.Get("kind"); kind != "" {
		header.Set("Content-Type", kind)
	}
	switch {
	case status > 0 && (!query.Has("once") || n == 1):
		if query.Has("retry") {
			header.Set("Retry-After", query.Get("retry"))
		}
		header.Set("Location", "https://elsewhere.example/x")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, `{"message":"the server says why"}`)
	case query.Has("body"):
		_, _ = io.WriteString(w, query.Get("body"))
	case r.URL.Path == "/erp/v2/pages":
		page := max(1, int(number(query.Get("pageNumber"))))
		items := []int{2*page - 1, 2 * page}
		if page == 3 {
			items = items[:1]
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"items": items, "pageSize": 2, "pageNumber": page})
	case r.URL.Path == "/erp/v2/graphql" && strings.Contains(body, "Fails"):
		_, _ = io.WriteString(w, `{"data":null,"errors":[{"message":"Unexpected Execution Error","path":["a"],"extensions":{"code":"INTERNAL_ERROR"}}]}`)
	case r.URL.Path == "/erp/v2/graphql" && strings.Contains(body, "endCursor"):
		more := !strings.Contains(body, `"endCursor":"next"`)
		_, _ = fmt.Fprintf(w, `{"data":{"QueryItems":{"nodes":[{"id":%d}],"pageInfo":{"hasNextPage":%v,"endCursor":"next"}}}}`, n, more)
	default:
		sent := map[string]string{}
		for name := range r.Header {
			if name != "Authorization" {
				sent[name] = r.Header.Get(name)
			}
		}
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		_ = encoder.Encode(map[string]any{"method": r.Method, "uri": r.RequestURI, "headers": sent, "body": body})
	}
}

func number(text string) int64 {
	n, _ := strconv.ParseInt(text, 10, 64)
	return n
}
