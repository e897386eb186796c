package proxy

import (
	"io"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/proxy"
	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func newPrinter(to io.Writer, redact func(string) string) printer {
	return printer{&kit.App{World: kit.World{Console: &console.Console{Out: io.Discard, Err: to, Redact: redact}}}}
}

func TestPrinter_served(t *testing.T) {
	t.Parallel()
	for want, s := range map[string]proxy.Served{
		"200 GET    /erp/v2/items  12ms  items.read\n":                                        {Method: "GET", Path: "/erp/v2/items", Status: 200, Took: 12400 * time.Microsecond, Scopes: []string{"items.read"}, Grade: record.Exact},
		"200 GET    /erp/v2/info  300µs  no scope\n":                                          {Method: "GET", Path: "/erp/v2/info", Status: 200, Took: 300 * time.Microsecond, Grade: record.Likely},
		"404 GET    /x  0s  unknown operation\n":                                              {Method: "GET", Path: "/x", Status: 404, Grade: record.Unresolved},
		"200 POST   /erp/v2/graphql  1ms  QueryItems: items.read or items.write (likely)\n":   {Method: "POST", Path: "/erp/v2/graphql", GraphQL: true, Operation: "QueryItems", Status: 200, Took: time.Millisecond, Scopes: []string{"items.read", "items.write"}, Grade: record.Likely},
		"403 POST   /x  refused: because\n":                                                   {Method: "POST", Path: "/x", Status: 403, Refused: "because"},
		"--- GET    /x  1s  the caller has gone  unknown operation\n":                         {Method: "GET", Path: "/x", Took: time.Second, Failure: "the caller has gone", Grade: record.Unresolved},
		"403 GET    /x  0s  no scope\n    it \\u001b[31mneeds\n    hint: \\u202eadd\n":        {Method: "GET", Path: "/x", Status: 403, Message: "it \x1b[31mneeds", Hint: "\u202eadd", Grade: record.Exact},
		"200 G\\u000aET /\\u001b[2J[redacted]\\u000a200 GET /forged  0s  unknown operation\n": {Method: "G\nET", Path: "/\x1b[2Jplanted-token\n200 GET /forged", Status: 200, Grade: record.Unresolved},
	} {
		var out strings.Builder
		newPrinter(&out, func(text string) string { return strings.ReplaceAll(text, "planted-token", "[redacted]") }).served(s)
		if out.String() != want {
			t.Errorf("got  %q\nwant %q", out.String(), want)
		}
	}
}

func BenchmarkPrinter_served(b *testing.B) {
	var r secret.Redactor
	r.Add(secret.New("eyJhbGciOiJSUzI1NiJ9." + strings.Repeat("abcDEF0123", 60) + ".c2lnbmF0dXJl"))
	r.Add(secret.New("a-client-secret-of-some-length"))
	p := newPrinter(io.Discard, r.Redact)
	for b.Loop() {
		p.served(proxy.Served{Method: "GET", Path: "/erp/v2/customerGroups", Status: 200, Took: time.Millisecond, Scopes: []string{"customers.read"}, Grade: record.Exact})
	}
}
