package traffic

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func read(t *testing.T, text string) (requests string, skipped map[string]int) {
	t.Helper()
	var all []string
	skipped, err := Read(strings.NewReader(text), nil, func(r Request) {
		line := fmt.Sprintf("%d %s %s %d", r.Line, r.Method, r.URL, r.Status)
		for _, f := range r.Fields {
			line += " " + f.Name
		}
		all = append(all, line)
	})
	faulttest.Must(t, err)
	return strings.Join(all, "; "), skipped
}

func TestRead(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"combined":     {`127.0.0.1 - - [26/Nov/2026:10:00:00 +0100] "GET /erp/v2/stocks?token=secret HTTP/1.1" 200 12 "-" "curl"`, "1 GET /erp/v2/stocks 200"},
		"common":       {`::1 - u [x] "POST /v2/items HTTP/2.0" 403 -`, "1 POST /v2/items 403"},
		"nginx JSON":   {`{"time":"x","request_method":"PATCH","request_uri":"/erp/v2/items/5?x=y","status":"200"}`, "1 PATCH /erp/v2/items/5 200"},
		"Caddy":        {`{"level":"info","request":{"method":"GET","host":"api.jtl-cloud.com","uri":"/erp/v2/stocks"},"status":404}`, "1 GET /erp/v2/stocks 404"},
		"request line": {`{"request":"DELETE /erp/v2/labels/1 HTTP/1.1","status":204}`, "1 DELETE /erp/v2/labels/1 204"},
		"pino":         {`{"req":{"method":"GET","url":"https://me:pw@api.jtl-cloud.com/erp/v2/stocks#x"},"res":{"statusCode":200}}`, "1 GET https://api.jtl-cloud.com/erp/v2/stocks 0"},
		"list":         {"# mine\nGET /v2/items/1\n\npost https://api.jtl-cloud.com/erp/v2/items\nnonsense\n", "2 GET /v2/items/1 0"},
		"times":        {"2026-11-26T10:00:00Z INFO GET \"/v2/items/1\" 200", "1 GET /v2/items/1 0"},
	} {
		if got, _ := read(t, test.text); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}

func TestRead_skipped(t *testing.T) {
	t.Parallel()
	got, skipped := read(t, "x\nGET /a\n"+strings.Repeat("y", maxLine+1)+"\n{\"a\":1}\n{\n")
	if got != "2 GET /a 0" || skipped[NotRequest] != 3 || skipped[tooLong] != 1 {
		t.Error(got, skipped)
	}
}

const har = `{"log":{"version":"1.2","creator":{"entries":[1]},"pages":[],"entries":[
{"request":{"method":"GET","url":"https://api.jtl-cloud.com/erp/v2/stocks?x=secret","headers":[{"name":"Authorization","value":"Bearer s"}]},"response":{"status":200}},
{"request":{"method":"POST","url":"https://api.jtl-cloud.com/erp/v2/graphql","postData":{"text":"{\"query\":\"{ QueryItems { totalCount } }\"}"}},"response":{"status":200}},
{"request":{"method":"CONNECT","url":"x"}}
],"comment":""}}`

func TestRead_har(t *testing.T) {
	t.Parallel()
	got, _ := read(t, "\uFEFF"+har)
	if got != "0 GET https://api.jtl-cloud.com/erp/v2/stocks 200; 0 POST https://api.jtl-cloud.com/erp/v2/graphql 200 QueryItems" {
		t.Error(got)
	}
	for _, text := range []string{har[:300], `{"log":{"entries":[`, `{"log":{"entries":[]`, `{"log":{"entries":{}}}`, `{"log":{"entries":[5]}}`} {
		_, err := Read(strings.NewReader(text), nil, func(Request) {})
		faulttest.Want(t, err, fault.Input, "the HAR file is malformed")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(har)
	f.Add("GET /a\n{\"method\":\"GET\",\"url\":\"/b\"}\n1 \"GET /c HTTP/1.1\" 200\n")
	f.Fuzz(func(t *testing.T, text string) {
		_, _ = Read(strings.NewReader(text), nil, func(r Request) {
			if !isMethod(r.Method) || len(r.URL) > maxURL+3 || strings.ContainsAny(r.URL, "?#") {
				t.Errorf("%+v", r)
			}
		})
	})
}
