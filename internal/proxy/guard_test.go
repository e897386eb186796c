package proxy

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestGuard_check(t *testing.T) {
	t.Parallel()
	const prefix = "/0123456789abcdef0123456789abcdef"
	for name, test := range map[string]struct {
		address, host, target, method string
		header                        http.Header
		status                        int
		rest                          string
	}{
		"a program":           {host: "127.0.0.1:8001", target: prefix + "/erp/v2/items?a=b", rest: "/erp/v2/items?a=b"},
		"localhost":           {host: "LocalHost:8001", target: prefix + "/x", rest: "/x"},
		"only the prefix":     {host: "127.0.0.1:8001", target: prefix, rest: "/"},
		"the prefix, a query": {host: "127.0.0.1:8001", target: prefix + "?a", rest: "/?a"},
		"IPv6":                {address: "[::1]:8001", host: "[::1]:8001", target: prefix + "/x", rest: "/x"},
		"port 80":             {address: "127.0.0.1:80", host: "127.0.0.1", target: prefix + "/x", rest: "/x"},
		"typed by a person":   {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Sec-Fetch-Site": {"none"}}, rest: "/x"},
		"no port":             {host: "127.0.0.1", target: prefix + "/x", status: 403},
		"another port":        {host: "127.0.0.1:8002", target: prefix + "/x", status: 403},
		"rebinding":           {host: "evil.example:8001", target: prefix + "/x", status: 403},
		"rebinding, port 80":  {address: "127.0.0.1:80", host: "evil.example", target: prefix + "/x", status: 403},
		"like localhost":      {host: "localhost.evil.example:8001", target: prefix + "/x", status: 403},
		"localhost.":          {host: "localhost.:8001", target: prefix + "/x", status: 403},
		"another loopback":    {host: "127.0.0.2:8001", target: prefix + "/x", status: 403},
		"a number":            {host: "2130706433:8001", target: prefix + "/x", status: 403},
		"no host":             {host: "", target: prefix + "/x", status: 403},
		"user info":           {host: "127.0.0.1:8001@evil.example", target: prefix + "/x", status: 403},
		"Origin":              {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Origin": {"https://evil.example"}}, status: 403},
		"own Origin":          {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Origin": {"http://127.0.0.1:8001"}}, status: 403},
		"Origin null":         {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Origin": {"null"}}, status: 403},
		"empty Origin":        {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Origin": {""}}, status: 403},
		"same-origin":         {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Sec-Fetch-Site": {"same-origin"}}, status: 403},
		"empty":               {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Sec-Fetch-Site": {""}}, status: 403},
		"cross-site":          {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Sec-Fetch-Site": {"Cross-Site"}}, status: 403},
		"same-site":           {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Sec-Fetch-Site": {"same-site"}}, status: 403},
		"the second of two":   {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Sec-Fetch-Site": {"none", "cross-site"}}, status: 403},
		"in a list":           {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Sec-Fetch-Site": {"none, cross-site"}}, status: 403},
		"WebSocket":           {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Upgrade": {"websocket"}, "Connection": {"Upgrade"}}, status: 403},
		"Upgrade":             {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Upgrade": {"h2c"}}, status: 403},
		"Connection: upgrade": {host: "127.0.0.1:8001", target: prefix + "/x", header: http.Header{"Connection": {"keep-alive, UPGRADE"}}, status: 403},
		"CONNECT":             {host: "127.0.0.1:8001", target: prefix + "/x", method: "CONNECT", status: 403},
		"TRACE":               {host: "127.0.0.1:8001", target: prefix + "/x", method: "TRACE", status: 403},
		"TRACK":               {host: "127.0.0.1:8001", target: prefix + "/x", method: "track", status: 403},
		"no prefix":           {host: "127.0.0.1:8001", target: "/erp/v2/items", status: 404},
		"a wrong prefix":      {host: "127.0.0.1:8001", target: "/0123456789abcdef0123456789abcdee/x", status: 404},
		"a longer prefix":     {host: "127.0.0.1:8001", target: prefix + "0/x", status: 404},
		"in capitals":         {host: "127.0.0.1:8001", target: "/0123456789ABCDEF0123456789ABCDEF/x", status: 404},
		"a slash too many":    {host: "127.0.0.1:8001", target: "/" + prefix + "/x", status: 404},
		"a full address":      {host: "127.0.0.1:8001", target: "http://127.0.0.1:8001" + prefix + "/x", status: 404},
		"a proxy for it":      {host: "127.0.0.1:8001", target: "https://127.0.0.1:8001/x", status: 404},
	} {
		g := guard{address: "127.0.0.1:8001", prefix: prefix}
		if test.address != "" {
			g.address = test.address
		}
		r := httptest.NewRequestWithContext(t.Context(), "GET", "/", nil)
		r.RequestURI, r.Host = test.target, test.host
		if test.method != "" {
			r.Method = test.method
		}
		if test.header != nil {
			r.Header = test.header
		}
		rest, refused := g.check(r)
		status := 0
		if refused != nil {
			status = refused.status
		}
		if status != test.status || rest != test.rest {
			t.Errorf("%s: %d, %q", name, status, rest)
		}
	}
	open := guard{address: "127.0.0.1:8001"}
	r := httptest.NewRequestWithContext(t.Context(), "GET", "http://127.0.0.1:8001/erp/v2/items", nil)
	r.RequestURI = "/erp/v2/items"
	if rest, refused := open.check(r); refused != nil || rest != "/erp/v2/items" {
		t.Errorf("%q, %v", rest, refused)
	}
	r.Header.Set("Origin", "https://evil.example")
	if _, refused := open.check(r); refused == nil {
		t.Error("without a prefix a page can use it")
	}
}
