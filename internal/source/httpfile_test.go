package source

import "testing"

// TestAnalyze_requestFiles: files of requests, as editors and Bruno have them.
func TestAnalyze_requestFiles(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, code, want string }{
		{"a.http", "GET https://api.jtl-cloud.com/erp/v2/stocks\n", "GET /erp/v2/stocks"},
		{"a.rest", "https://api.jtl-cloud.com/erp/v2/stocks\n", "GET /erp/v2/stocks"},
		{"a.http", "@h = https://api.jtl-cloud.com\r\n@b = {{h}}/erp\r\n\r\nPOST {{b}}/v2/stocks HTTP/1.1\r\n", "POST /erp/v2/stocks"},
		{"a.http", "@b = {{b}}/erp\nGET {{b}}/v2/stocks\n", ""},
		{"a.http", "# GET https://api.jtl-cloud.com/erp/v2/stocks\n// GET https://api.jtl-cloud.com/erp/v2/stocks\n", ""},
		{"a.http", "POST https://example.com/x\n\nGET https://api.jtl-cloud.com/erp/v2/stocks\n", ""},
		{"a.http", "GET https://api.jtl-cloud.com/erp/v2/stocks\n  ?page=1\n  &size=2\n###\n", "GET /erp/v2/stocks"},
		{"a.http", "get https://api.jtl-cloud.com/erp/v2/stocks\n", ""},
		{"a.bru", "get {\n  url: https://api.jtl-cloud.com/erp/v2/stocks\n}\n", "GET /erp/v2/stocks"},
		{"a.bru", "meta {\n  name: x\n}\npost {\n  url: {{host}}/erp/v2/stocks\n}\nheaders {\n  X-Tenant-ID: {{t}}\n}\n", "POST /erp/v2/stocks"},
		{"a.bru", "docs {\n  url: https://api.jtl-cloud.com/erp/v2/stocks\n}\n", ""},
		{"a.bru", "get {\n", ""},
		{"a.http", "PATCH https://api.jtl-cloud.com\n  /erp/v2/items\n  /{{id}}\nX-Tenant-ID: 1\n", "PATCH /erp/v2/items/{id}"},
		{"a.http", "POST http://localhost:3000/erp/v2/stocks\n", ""},
		{"a.http", "POST http://localhost:3000/erp/v2/stocks\nX-Tenant-ID: {{t}}\n", "POST /erp/v2/stocks"},
		{"a.json", `{"item": [{"name": "x", "request": "https://api.jtl-cloud.com/erp/v2/stocks"}]}`, "GET /erp/v2/stocks"},
		{"a.json", `{"request": {"method": "POST", "url": "{{base}}/erp/v2/stocks"}, "response": [{"originalRequest": {"method": "GET", "url": "{{base}}/erp/v2/companies"}}]}`, "POST /erp/v2/stocks"},
		{"a.json", `{"request": {"method": "POST", "url": "/erp/v2/stocks"}, "response": {"status": 201}}`, ""},
		{"a.yaml", "security:\n  access_control:\n    - path: /erp/v2/stocks\n      method: POST\nbaseUrl: https://api.jtl-cloud.com\n", ""},
		{"a.yaml", "client:\n  base_uri: https://api.jtl-cloud.com\nallow:\n  - {path: /erp/v2/stocks, method: POST}\n", ""},
		{"a.json", `{"baseUrl": "https://api.jtl-cloud.com", "webhook": {"path": "/erp/v2/stocks", "method": "POST"}}`, ""},
		{"a.bru", "get {\n  url: https://api.stripe.com/erp/v2/stocks\n}\n", ""},
	} {
		if got := found(t, test.name, test.code); got != test.want {
			t.Errorf("%s: %q\ngot  %s\nwant %s", test.name, test.code, got, test.want)
		}
	}
}
