package scope

import "testing"

// TestParseRequest_pasted: a command that was copied from a terminal or a browser.
func TestParseRequest_pasted(t *testing.T) {
	t.Parallel()
	const url = "https://api.jtl-cloud.com/erp/v2/items"
	for text, want := range map[string]string{
		"curl -X POST " + url:                                    "POST /erp/v2/items",
		"$ curl -sSX PATCH '" + url + "/1?a=b'":                  "PATCH /erp/v2/items/1",
		"curl -XDELETE " + url:                                   "DELETE /erp/v2/items",
		"curl --request=PUT --url " + url:                        "PUT /erp/v2/items",
		"curl --request post " + url:                             "POST /erp/v2/items",
		"curl " + url:                                            "GET /erp/v2/items",
		"curl -H 'Authorization: Bearer planted' -d '{}' " + url: "POST /erp/v2/items",
		`curl.exe "` + url + `" -d "{}" -G`:                      "GET /erp/v2/items",
		"curl -u user:planted -o out.json " + url:                "GET /erp/v2/items",
		"curl \\\n  --json '{\"a\": 1}' \\\n  " + url:            "POST /erp/v2/items",
		"curl -I " + url:                                         "HEAD /erp/v2/items",
		"curl -T file " + url:                                    "PUT /erp/v2/items",
		"/usr/bin/curl -k " + url:                                "GET /erp/v2/items",
		"wget --method=DELETE " + url:                            "DELETE /erp/v2/items",
		"wget --post-data a=b -O - " + url:                       "POST /erp/v2/items",
		"http POST " + url + " name=Cup":                         "POST /erp/v2/items",
		"https " + url + " name=Cup":                             "POST /erp/v2/items",
		"xh " + url + " a==b":                                    "GET /erp/v2/items",
		"GET /v2/items":                                          "GET /v2/items",
		"CURL /v2/items":                                         "CURL /v2/items",
	} {
		got, err := ParseRequest(text)
		if err != nil || got.Method+" "+got.Path != want {
			t.Errorf("%s: got %s %s, %v, want %s", text, got.Method, got.Path, err, want)
		}
	}
	if got, err := ParseRequest("curl -X POST"); err == nil {
		t.Errorf("without an address: %+v", got)
	}
}

func TestIndex_ResourceMeant(t *testing.T) {
	t.Parallel()
	x := NewIndex(Builtin()...)
	for name, want := range map[string]string{"stocks": "inventories", "Stock": "inventories", "artikel": "items", "customerGroups": "customers", "xyzzy": "", "": ""} {
		if got := x.ResourceMeant(name, 2); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func FuzzParseRequest_pasted(f *testing.F) {
	f.Add("curl -X POST 'https://api.jtl-cloud.com/erp/v2/items' -d '{}'")
	f.Add("wget --method=PUT x")
	f.Add("http POST a b=c")
	f.Fuzz(func(t *testing.T, text string) {
		if method, _, ok := pastedCommand(text); ok && method == "" {
			t.Errorf("%q has no method", text)
		}
	})
}
