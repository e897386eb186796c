package apicall

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// bench is a server, and what calls of it print.
type bench struct {
	t       *testing.T
	url     string
	out     strings.Builder
	naps    []time.Duration
	console *console.Console
	sent    []string          // method, path with query, and body
	base    http.RoundTripper // instead of the network
}

func newBench(t *testing.T, answer http.HandlerFunc) *bench {
	t.Helper()
	b := &bench{t: t}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		b.sent = append(b.sent, r.Method+" "+r.URL.RequestURI()+" "+string(body))
		w.Header().Set("Content-Type", "application/json")
		answer(w, r)
	}))
	t.Cleanup(server.Close)
	b.url, b.console = server.URL, &console.Console{Out: &b.out, Err: io.Discard, Quiet: true}
	return b
}

// answers gives one answer after the other; the last one stays.
func answers(texts ...string) http.HandlerFunc {
	n := 0
	return func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, texts[min(n, len(texts)-1)])
		n++
	}
}

func (b *bench) run(method, path string, o Options) error {
	b.t.Helper()
	address, err := url.Parse(b.url + path)
	faulttest.Must(b.t, err)
	plan := func() (Job, error) { return o.Plan(method, path, address) }
	if method == "GRAPHQL" {
		plan = func() (Job, error) { return o.PlanGraphQL(path, address) }
	}
	job, err := plan()
	if err != nil {
		return err
	}
	job.Sender = Sender{
		HTTP: platform.NewClient(platform.Options{Once: true, Streamed: true, Base: b.base}), Quiet: time.Minute,
		Prepare:     func(_ context.Context, r *http.Request) error { r.Header.Set("Authorization", "Bearer x"); return nil },
		Unreachable: func(err error) error { return platform.Unreachable("API", b.url, err) },
		Retry: Retry{Any: o.Retry, Now: time.Now, Note: func(string, ...any) {}, Sleep: func(ctx context.Context, d time.Duration) error {
			b.naps = append(b.naps, d)
			return ctx.Err()
		}},
	}
	job.Out, job.Server = Output{To: b.console, Include: o.Include}, "the API"
	job.Explain = func(_ context.Context, x Exchange) error {
		if kind := KindOf(x.Status); kind != "" {
			return fault.New(kind, "%s", x.Failure(strings.TrimSpace))
		}
		if f, _ := x.GraphQLFailure(strings.TrimSpace); f != nil {
			return f
		}
		return nil
	}
	return job.Run(b.t.Context())
}

func TestJob_Run(t *testing.T) {
	t.Parallel()
	const body = "{\"a\" : 1.10,\r\n \"b\":\"\\u001b[2J\"}"
	b := newBench(t, answers(body))
	faulttest.Must(t, b.run("GET", "/x?q=1", Options{Fields: fieldsOf("a=1 b[]=2")}))
	faulttest.Must(t, b.run("PATCH", "/x?q=1", Options{Fields: fieldsOf("a=1 b[]=2")}))
	faulttest.Must(t, b.run("POST", "/x", Options{Fields: fieldsOf("a=1"), Input: "-", Stdin: strings.NewReader("body")}))
	faulttest.Must(t, b.run("GET", "/x", Options{Fields: fieldsOf("a=null")}))
	if want := strings.Repeat(body, 4); b.out.String() != want {
		t.Errorf("printed %q", b.out.String())
	}
	if got, want := strings.Join(b.sent, "\n"), "GET /x?q=1&a=1&b[]=2 \nPATCH /x?q=1 {\"a\":1,\"b\":[2]}\nPOST /x?a=1 body\nGET /x?a= "; got != want {
		t.Errorf("sent\n%s", got)
	}
}

func TestJob_Run_refused(t *testing.T) {
	t.Parallel()
	for status, kind := range map[int]fault.Kind{302: fault.Server, 400: fault.Refused, 401: fault.Credentials, 402: fault.Refused, 403: fault.Refused, 404: fault.Refused, 409: fault.Refused, 500: fault.Server} {
		b := newBench(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(status)
			_, _ = io.WriteString(w, `{"message":"said"}`)
		})
		err := b.run("GET", "/x", Options{JQ: ".a"})
		faulttest.Want(t, err, kind, "said")
		if b.out.String() != `{"message":"said"}` || len(b.sent) != 1 {
			t.Errorf("%d: %q, %q", status, b.out.String(), b.sent)
		}
	}
}

func TestJob_Run_include(t *testing.T) {
	t.Parallel()
	b := newBench(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Date"] = nil
		w.Header().Set("X-Echo", r.Header.Get("Authorization"))
		_, _ = io.WriteString(w, "{}")
	})
	b.console.Redact = func(text string) string { return strings.ReplaceAll(text, "Bearer x", "[redacted]") }
	faulttest.Must(t, b.run("GET", "/x", Options{Include: true}))
	if want := "HTTP/1.1 200 OK\nContent-Length: 2\nContent-Type: application/json\nX-Echo: [redacted]\n\n{}"; b.out.String() != want {
		t.Errorf("%q", b.out.String())
	}
}

func TestJob_Run_retry(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		method   string
		header   http.Header
		o        Options
		requests int
		naps     string
	}{
		"Retry-After":        {"GET", http.Header{"Retry-After": {"7"}}, Options{}, 4, "[7s 7s 7s]"},
		"the interval":       {"GET", http.Header{"X-Ratelimit-Interval-Length-Seconds": {"10"}}, Options{}, 4, "[10s 10s 10s]"},
		"nothing said":       {"GET", nil, Options{}, 4, "[1s 2s 4s]"},
		"no Retry-After":     {"GET", http.Header{"Retry-After": {"soon"}}, Options{}, 4, "[1s 2s 4s]"},
		"a past Retry-After": {"GET", http.Header{"Retry-After": {"Wed, 21 Oct 2015 07:28:00 GMT"}, "X-Ratelimit-Interval-Length-Seconds": {"5"}}, Options{}, 4, "[5s 5s 5s]"},
		"too long":           {"GET", http.Header{"Retry-After": {"3600"}}, Options{}, 1, "[]"},
		"POST":               {"POST", http.Header{"Retry-After": {"1"}}, Options{Fields: fieldsOf("a=1")}, 1, "[]"},
		"POST with --retry":  {"POST", http.Header{"Retry-After": {"0"}}, Options{Fields: fieldsOf("a=1"), Retry: true}, 4, "[0s 0s 0s]"},
		"stdin with --retry": {"POST", http.Header{"Retry-After": {"1"}}, Options{Input: "-", Stdin: strings.NewReader(`{"a":1}`), Retry: true}, 4, "[1s 1s 1s]"},
	} {
		b := newBench(t, func(w http.ResponseWriter, _ *http.Request) {
			maps.Copy(w.Header(), test.header)
			w.WriteHeader(http.StatusTooManyRequests)
		})
		faulttest.Want(t, b.run(test.method, "/x", test.o), fault.Server, "429")
		if len(b.sent) != test.requests || fmt.Sprint(b.naps) != test.naps {
			t.Errorf("%s: %d requests, %v", name, len(b.sent), b.naps)
		}
		for _, sent := range b.sent {
			if test.method == "POST" && !strings.HasSuffix(sent, `{"a":1}`) {
				t.Errorf("%s: sent %s", name, sent)
			}
		}
	}
}

func TestJob_Run_filter(t *testing.T) {
	t.Parallel()
	const body = `{"n":12345678901234567890.10,"s":"text\u001b[2J","o":{"b":[1,null]},"t":true}`
	for expression, want := range map[string]string{
		".n": "12345678901234567890.10\n", ".s": "text\x1b[2J\n", ".o": "{\"b\":[1,null]}\n", ".o.b[]": "1\n\n", "empty": "", ".t, .zz": "true\n\n", "[.n]": "[12345678901234567890.10]\n", "halt": "", "env | length": "0\n", "1/3": "0.3333333333333333\n", `@base64 "a\(.t)"`: "adHJ1ZQ==\n",
	} {
		b := newBench(t, answers(body))
		if err := b.run("GET", "/x", Options{JQ: expression}); err != nil || b.out.String() != want {
			t.Errorf("%s: %q, %v", expression, b.out.String(), err)
		}
	}
	b := newBench(t, answers(body))
	for expression, says := range map[string]string{".[": "not an expression", "nothing": "not an expression", "input": "is not allowed", ".n[0]": "does not fit", "error(\"said\")": "said", `import "a" as a; 1`: "not an expression"} {
		faulttest.Want(t, b.run("GET", "/x", Options{JQ: expression}), fault.Usage, says)
	}
	b = newBench(t, answers("<html>"))
	faulttest.Want(t, b.run("GET", "/x", Options{JQ: "."}), fault.Server, "is not JSON")
}

func TestOptions_Plan_refused(t *testing.T) {
	t.Parallel()
	b := newBench(t, answers("{}"))
	for says, test := range map[string]struct {
		method string
		o      Options
	}{
		"--slurp is for several pages": {"GET", Options{Slurp: true}}, "--paginate is for GET": {"POST", Options{Paginate: true}}, "-i would print headers": {"GET", Options{Paginate: true, Slurp: true, Include: true}},
		"signs that no header": {"POST", Options{ContentType: "a\nb"}}, "-H cannot set": {"GET", Options{Headers: []string{"Host: x"}}}, "there is no query": {"GRAPHQL", Options{}}, "is the whole request": {"GRAPHQL", Options{Input: "-", Fields: fieldsOf("a=1")}},
		"standard input is named twice": {"POST", Options{Input: "-", Fields: fieldsOf("a=@-")}}, `"query" is there twice`: {"GRAPHQL", Options{Fields: fieldsOf("query=a query=b")}},
	} {
		faulttest.Want(t, b.run(test.method, "/x", test.o), fault.Usage, says)
	}
	if len(b.sent) > 0 {
		t.Errorf("sent %q", b.sent)
	}
}

func TestJob_Run_cutOff(t *testing.T) {
	t.Parallel()
	for _, o := range []Options{{}, {Paginate: true}, {JQ: "."}} {
		b := newBench(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, `{"a":`)
		})
		faulttest.Want(t, b.run("GET", "/x", o), fault.Network, "was cut off")
		if want := map[bool]string{true: "", false: `{"a":`}[o.JQ != ""]; b.out.String() != want {
			t.Errorf("%+v: %q", o, b.out.String())
		}
	}
}

// TestJob_Run_interrupted: Ctrl-C ends a call at once.
func TestJob_Run_interrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	sender := Sender{HTTP: &http.Client{Transport: waiting{cancel}}, Quiet: time.Minute, Prepare: func(context.Context, *http.Request) error { return nil }, Unreachable: func(err error) error { return err }}
	_, err := sender.Once(ctx, Call{Method: "GET", Address: &url.URL{Scheme: "http", Host: "x"}})
	faulttest.Want(t, err, fault.Interrupted)
}

// waiting is a network in which somebody presses Ctrl-C.
type waiting struct{ interrupt func() }

func (w waiting) RoundTrip(r *http.Request) (*http.Response, error) {
	w.interrupt()
	<-r.Context().Done()
	return nil, errors.New("ended")
}
