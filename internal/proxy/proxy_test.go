package proxy

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/record"
)

func TestProxy_forwards(t *testing.T) {
	t.Parallel()
	up := newServer(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.Header().Set("Set-Cookie", "a=b")
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("X-RateLimit-Remaining", "5")
		w.Header().Set("Location", "/erp/v2/items/5")
		w.WriteHeader(http.StatusCreated)
		_, _ = w.Write(body)
	})
	p := start(t, up.URL+"/base/", nil, func(_ *Options, c *CloudOptions) { c.Tenant = "tenant-1" })
	if !regexp.MustCompile(`^http://127\.0\.0\.1:\d+/[0-9a-f]{32}$`).MatchString(p.URL()) || p.Upstream() != up.URL+"/base" {
		t.Error(p.URL(), p.Upstream())
	}
	response, body := p.send(t, "PATCH", "/v2/items/a%20b/%C3%A4?x=1;y=2&z=%2e%2e", "content", http.Header{
		"Authorization": {"Bearer own"}, "Cookie": {"c=d"}, "X-Forwarded-For": {"1.2.3.4"}, "Forwarded": {"for=x"}, "X-Http-Method-Override": {"DELETE"},
		"X-Tenant-Id": {"other"}, "Accept": {"application/json"}, "X-Runas": {"7"}, "Connection": {"X-Secret-Hop"}, "X-Secret-Hop": {"1"}, "User-Agent": {"postman"}, "Referer": {p.URL() + "/x"},
	})
	if response.StatusCode != http.StatusCreated || body != "content" || response.Header.Get("X-Ratelimit-Remaining") != "5" {
		t.Errorf("%d %s %v", response.StatusCode, body, response.Header)
	}
	if response.Header.Get("Set-Cookie")+response.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%v", response.Header)
	}
	if got := response.Header.Get("Location"); got != "/erp/v2/items/5" { // not below /base
		t.Error(got)
	}
	r := up.requests()[0]
	if r.Method != http.MethodPatch || r.RequestURI != "/base/erp/v2/items/a%20b/%C3%A4?x=1;y=2&z=%2e%2e" {
		t.Errorf("%s %s", r.Method, r.RequestURI)
	}
	want := http.Header{
		"Authorization": {"Bearer token-1"}, "X-Tenant-Id": {"tenant-1"}, "Accept": {"application/json"}, "X-Runas": {"7"}, "User-Agent": {"postman"},
		"Accept-Encoding": {"gzip"}, "Content-Length": {"7"},
	}
	if fmt.Sprint(r.Header) != fmt.Sprint(want) || r.Host != strings.TrimPrefix(up.URL, "http://") {
		t.Errorf("%v, %s", r.Header, r.Host)
	}
}

func TestProxy_tenantOfCaller(t *testing.T) {
	t.Parallel()
	up := newServer(t, func(http.ResponseWriter, *http.Request) {})
	p := start(t, up.URL, nil, nil)
	p.send(t, "GET", "/erp/v2/items", "", http.Header{"X-Tenant-Id": {"mine"}})
	if got := up.requests()[0].Header.Get("X-Tenant-Id"); got != "mine" {
		t.Error(got)
	}
}

// TestProxy_refuses: nothing of it reaches the server.
func TestProxy_refuses(t *testing.T) {
	t.Parallel()
	up := newServer(t, func(http.ResponseWriter, *http.Request) {})
	rule, err := ParseRule("GET /v2/**")
	if err != nil {
		t.Fatal(err)
	}
	p := start(t, up.URL, nil, func(o *Options, _ *CloudOptions) { o.Allow = []Rule{rule} })
	for _, path := range []string{"/erp/v2/%2e%2e/account", "/erp/v2//items", "/erp/v2%2fitems", "/erp/v2%5citems", "/account/x", "/erp/v1/items"} {
		if response, body := p.send(t, "GET", path, "", nil); response.StatusCode != http.StatusForbidden || !strings.HasPrefix(body, "jtlctl proxy: refused: ") {
			t.Errorf("%s: %d %s", path, response.StatusCode, body)
		}
	}
	for _, header := range []http.Header{{"Origin": {"https://evil.example"}}, {"Sec-Fetch-Site": {"same-site"}}} {
		if response, _ := p.send(t, "GET", "/erp/v2/items", "", header); response.StatusCode != http.StatusForbidden {
			t.Errorf("%v: %d", header, response.StatusCode)
		}
	}
	if response, _ := p.send(t, "POST", "/v2/items", "{}", nil); response.StatusCode != http.StatusForbidden {
		t.Errorf("POST: %d", response.StatusCode)
	}
	if response, _ := p.send(t, "GET", "/v2/items", "", nil); response.StatusCode != http.StatusOK {
		t.Errorf("what is allowed: %d", response.StatusCode)
	}
	if got := up.requests(); len(got) != 1 || got[0].URL.Path != "/erp/v2/items" {
		t.Errorf("%d requests reached the server", len(got))
	}
	for _, line := range p.lines() {
		if strings.Contains(line.Path, strings.TrimPrefix(p.guard.prefix, "/")) {
			t.Errorf("the random part is shown: %s", line.Path)
		}
	}
}

func TestProxy_readOnly(t *testing.T) {
	t.Parallel()
	up := newServer(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(w, r.Body) })
	p := start(t, up.URL, nil, func(o *Options, _ *CloudOptions) { o.ReadOnly = true })
	const graph = "/erp/v2/graphql"
	large := `{"query":"{ QueryItems { id } } #` + strings.Repeat("x", maxDocument) + `"}`
	for name, test := range map[string]struct {
		method, path, body string
		header             http.Header
		status             int
	}{
		"GET":                     {"GET", "/erp/v2/items", "", nil, 200},
		"HEAD":                    {"HEAD", "/erp/v2/items", "", nil, 200},
		"OPTIONS":                 {"OPTIONS", "/erp/v2/items", "", nil, 403},
		"POST":                    {"POST", "/erp/v2/items", "{}", nil, 403},
		"DELETE":                  {"DELETE", "/erp/v2/items/5", "", nil, 403},
		"get":                     {"get", "/erp/v2/items", "", nil, 403},
		"a query":                 {"POST", graph, `{"query":"{ QueryItems { id } }"}`, nil, 200},
		"a query below /v2":       {"POST", "/v2/graphql", `{"query":"{ QueryItems { id } }"}`, nil, 200},
		"a mutation":              {"POST", graph, `{"query":"mutation { ChangeItem { id } }"}`, nil, 403},
		"a hidden mutation":       {"POST", graph, `{"query":"query A { QueryItems { id } } mutation B { ChangeItem { id } }","operationName":"A"}`, nil, 403},
		"two documents":           {"POST", graph, `{"query":"{ QueryItems { id } }","query":"mutation { ChangeItem { id } }"}`, nil, 403},
		"a batch":                 {"POST", graph, `[{"query":"{ QueryItems { id } }"},{"query":"mutation { ChangeItem { id } }"}]`, nil, 403},
		"a mutation in the query": {"POST", graph + "?query=mutation{ChangeItem{id}}", `{"query":"{ QueryItems { id } }"}`, nil, 403},
		"by GET":                  {"GET", graph + "?query={QueryItems{id}}", "", nil, 200},
		"a mutation by GET":       {"GET", graph + "?query=mutation{ChangeItem{id}}", "", nil, 403},
		"the second by GET":       {"GET", graph + "?query={QueryItems{id}}&query=mutation{ChangeItem{id}}", "", nil, 403},
		"in capitals by GET":      {"GET", graph + "?QUERY=mutation{ChangeItem{id}}", "", nil, 403},
		"a stored one by GET":     {"GET", graph + "?Id=4711", "", nil, 403},
		"a persisted one by GET":  {"GET", graph + "?extensions={%22persistedQuery%22:{}}", "", nil, 403},
		"a parameter of the path": {"GET", graph + ";x?query=mutation{ChangeItem{id}}", "", nil, 403},
		"without a version":       {"GET", "/graphql?query=mutation{ChangeItem{id}}", "", nil, 403},
		"of API 10":               {"POST", "/v10/graphql", `{"query":"{ QueryItems { id } }"}`, nil, 200},
		"a form":                  {"POST", graph, `{"query":"{ QueryItems { id } }","x":"&query=mutation{ChangeItem{id}}#"}`, http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}, 403},
		"UTF-7":                   {"POST", graph, `{"query":"{ QueryItems { id } } #+AAo-mutation{ChangeItem{id}}"}`, http.Header{"Content-Type": {"application/json; charset=utf-7"}}, 403},
		"two types":               {"POST", graph, `{"query":"{ QueryItems { id } }"}`, http.Header{"Content-Type": {"application/json", "application/graphql"}}, 403},
		"UTF-8":                   {"POST", graph, `{"query":"{ QueryItems { id } }"}`, http.Header{"Content-Type": {"application/json; charset=UTF-8"}}, 200},
		"another path by GET":     {"GET", "/erp/v2/items/graphics?query=mutation{ChangeItem{id}}", "", nil, 200},
		"a malformed query":       {"GET", graph + "?x;query=mutation{ChangeItem{id}}", "", nil, 403},
		"no document":             {"POST", graph, "", nil, 403},
		"malformed":               {"POST", graph, `{"query":"{"}`, nil, 403},
		"compressed":              {"POST", graph, `{"query":"{ QueryItems { id } }"}`, http.Header{"Content-Encoding": {"gzip"}}, 403},
		"PUT":                     {"PUT", graph, `{"query":"{ QueryItems { id } }"}`, nil, 403},
		"another path":            {"POST", "/erp/v2/items/graphql", `{"query":"{ QueryItems { id } }"}`, nil, 403},
		"large":                   {"POST", graph, large, nil, 413},
		"a stored document":       {"POST", graph, `{"documentId":"1","query":"{ QueryItems { id } }"}`, nil, 403},
	} {
		response, body := p.send(t, test.method, test.path, test.body, test.header)
		if response.StatusCode != test.status {
			t.Errorf("%s: %d %s", name, response.StatusCode, body)
		}
		if test.status == http.StatusOK && test.method == "POST" && body != test.body {
			t.Errorf("%s: %s came back", name, body)
		}
	}
	for _, r := range up.requests() {
		if r.Method != http.MethodGet && r.Method != http.MethodHead && !strings.HasSuffix(r.URL.Path, "/graphql") {
			t.Errorf("%s %s reached the server", r.Method, r.URL)
		}
	}
}

// TestProxy_largeDocument: a body that is too large to be looked at goes on whole.
func TestProxy_largeDocument(t *testing.T) {
	t.Parallel()
	up := newServer(t, func(w http.ResponseWriter, r *http.Request) {
		n, _ := io.Copy(io.Discard, r.Body)
		_, _ = fmt.Fprint(w, n)
	})
	p := start(t, up.URL, nil, nil)
	if _, body := p.send(t, "POST", "/erp/v2/graphql", strings.Repeat("x", 3*maxDocument), nil); body != fmt.Sprint(3*maxDocument) {
		t.Error(body)
	}
}

// TestProxy_streams: what one side writes arrives before it writes more, in both
// directions.
func TestProxy_streams(t *testing.T) {
	t.Parallel()
	up := newServer(t, func(w http.ResponseWriter, r *http.Request) {
		control := http.NewResponseController(w)
		_ = control.EnableFullDuplex()
		lines := bufio.NewReader(r.Body)
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				return
			}
			_, _ = io.WriteString(w, "got "+line)
			_ = control.Flush()
		}
	})
	for _, length := range []int64{-1, 8} {
		p := start(t, up.URL, nil, nil)
		reader, writer := io.Pipe()
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.URL()+"/erp/v2/items", reader)
		if err != nil {
			t.Fatal(err)
		}
		request.ContentLength = length
		go func() { _, _ = io.WriteString(writer, "one\n") }()
		response, err := http.DefaultTransport.RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewReader(response.Body)
		for i, want := range []string{"got one\n", "got two\n"} {
			if line, err := lines.ReadString('\n'); err != nil || line != want {
				t.Fatalf("%q, %v", line, err)
			}
			if i == 0 {
				_, _ = io.WriteString(writer, "two\n")
			}
		}
		_ = writer.Close()
		_ = response.Body.Close()
	}
}

func TestProxy_record(t *testing.T) {
	t.Parallel()
	up := newServer(t, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/5") {
			w.WriteHeader(http.StatusForbidden)
			_, _ = io.WriteString(w, "no scope")
		}
	})
	path := filepath.Join(t.TempDir(), "requests.ndjson")
	file, err := record.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	p := start(t, up.URL, nil, func(o *Options, _ *CloudOptions) {
		o.Record = file
		o.Upstream.Explain = func(x apicall.Exchange) *fault.Error {
			return fault.New(fault.Refused, "%d %s %s", x.Status, x.Path, x.Body).WithHint("do this")
		}
	})
	p.send(t, "GET", "/v2/customerGroups?token=planted-query", "", http.Header{"X-Planted": {"planted-header"}})
	p.send(t, "DELETE", "/v2/customerGroups/5", "planted-body", nil)
	p.send(t, "DELETE", "/v2/customerGroups/5", "", nil)
	p.send(t, "POST", "/v2/graphql", `{"query":"query planted { QuerySalesOrders(where: {id: {eq: \"planted\"}}) { id } }"}`, nil)
	p.send(t, "GET", "/account/nothing?planted", "", nil)
	p.send(t, "GET", "/v2/../planted", "", nil) // refused: it did not go on
	_ = p.stop()
	_ = file.Close()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range bytes.Lines(content) {
		e, ok := record.Parse(bytes.TrimSpace(line))
		if !ok {
			t.Errorf("%s", line)
		}
		got = append(got, fmt.Sprint(e.Method, " ", e.Path, " ", e.Operation, " ", e.Status, " ", e.Scopes, " ", e.Grade))
	}
	want := []string{
		"GET /v2/customerGroups CustomerGroup_QueryCustomerGroupsAsync 200 [customers.read] exact",
		"DELETE /v2/customerGroups/{customergroupId} CustomerGroup_DeleteCustomerGroupAsync 403 [customers.write] exact",
		"DELETE /v2/customerGroups/{customergroupId} CustomerGroup_DeleteCustomerGroupAsync 403 [customers.write] exact",
		"POST /v2/graphql QuerySalesOrders 200 [salesorders.read] likely",
		"GET /account/nothing  200 [] unresolved",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") || strings.Contains(string(content), "planted") {
		t.Errorf("%s", content)
	}
	lines := p.lines()
	if len(lines) != 6 || lines[1].Message != "403 /erp/v2/customerGroups/5 no scope" || lines[1].Hint != "do this" || lines[2].Message != "" {
		t.Errorf("%+v", lines)
	}
	summary := p.Summary(infer.Declared{Mandatory: []string{"customers.read"}, Present: true})
	if got := summary.NeededText(); got != "customers.read, customers.write, salesorders.read (likely)" || summary.Requests != 5 || fmt.Sprint(summary.Missing) != "[customers.write salesorders.read]" {
		t.Errorf("%s, %d requests, missing %v", got, summary.Requests, summary.Missing)
	}
}

// TestProxy_graphQLErrors: errors in a response with status 200 are explained too.
func TestProxy_graphQLErrors(t *testing.T) {
	t.Parallel()
	const answer = `{"data":null,"errors":[{"message":"Unexpected","extensions":{"code":"INTERNAL_ERROR"}}]}`
	up := newServer(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, answer)
	})
	p := start(t, up.URL, nil, func(o *Options, _ *CloudOptions) {
		o.Upstream.Explain = func(x apicall.Exchange) *fault.Error {
			return fault.New(fault.Refused, "%s: %s", x.Errors[0].Extensions.Code, x.Sent)
		}
	})
	const query = `{"query":"{ QueryItems { id } }"}`
	if response, body := p.send(t, "POST", "/v2/graphql", query, nil); response.StatusCode != http.StatusOK || body != answer {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	_ = p.stop()
	if line := p.lines()[0]; line.Status != http.StatusOK || line.Message != "INTERNAL_ERROR: "+query {
		t.Errorf("%+v", line)
	}
}
