package probe

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestParse_bad(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]Options{
		"no address":            {URL: "", Kind: "session"},
		"no scheme":             {URL: "127.0.0.1:3000", Kind: "session"},
		"other scheme":          {URL: "ftp://127.0.0.1/", Kind: "session"},
		"user":                  {URL: "http://u:p@127.0.0.1/", Kind: "session"},
		"token as host":         {URL: "http://{token}/", Kind: "session"},
		"token as port":         {URL: "http://127.0.0.1:{token}/", Kind: "session"},
		"fragment":              {URL: "http://127.0.0.1/#x", Kind: "session"},
		"kind":                  {URL: "http://127.0.0.1/", Kind: "access"},
		"no kind":               {URL: "http://127.0.0.1/"},
		"negative delay":        {URL: "http://127.0.0.1/", Kind: "session", Delay: -1},
		"header without colon":  {URL: "http://127.0.0.1/", Kind: "session", Headers: []string{"X-Token {token}"}},
		"header without name":   {URL: "http://127.0.0.1/", Kind: "session", Headers: []string{": {token}"}},
		"header with line end":  {URL: "http://127.0.0.1/", Kind: "session", Headers: []string{"X-A: b\r\nX-B: {token}"}},
		"header of connection":  {URL: "http://127.0.0.1/", Kind: "session", Headers: []string{"content-length: 5"}},
		"authorization without": {URL: "http://127.0.0.1/", Kind: "session", Headers: []string{"Authorization: Bearer x"}},
		"method":                {URL: "http://127.0.0.1/", Kind: "session", Method: "G ET"},
		"status":                {URL: "http://127.0.0.1/", Kind: "session", ExpectOK: []string{"ok"}},
		"status of all":         {URL: "http://127.0.0.1/", Kind: "session", ExpectOK: []string{strings.Repeat("x", 3)}},
		"empty status":          {URL: "http://127.0.0.1/", Kind: "session", ExpectOK: []string{"200,"}},
		"long status":           {URL: "http://127.0.0.1/", Kind: "session", ExpectOK: []string{"2000"}},
	} {
		if _, err := Parse(o); fault.From(err).Kind != fault.Usage || err == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestParse_delay(t *testing.T) {
	t.Parallel()
	for given, want := range map[time.Duration]time.Duration{0: MinDelay, time.Millisecond: MinDelay, time.Second: time.Second} {
		if p, err := Parse(Options{URL: "http://127.0.0.1/", Kind: "session", Delay: given}); err != nil || p.Delay != want {
			t.Errorf("%s: %s, %v", given, p.Delay, err)
		}
	}
}

// TestPlan_request: where the token goes, and what is sent without one.
func TestPlan_request(t *testing.T) {
	t.Parallel()
	const token = "a.b+/="
	for name, test := range map[string]struct {
		options       Options
		with, without string
	}{
		"default": {Options{URL: "http://127.0.0.1/me"},
			"GET http://127.0.0.1/me [Bearer a.b+/=] [] ", "GET http://127.0.0.1/me [] [] "},
		"further header": {Options{URL: "http://127.0.0.1/me", Headers: []string{"X-Other: 1"}},
			"GET http://127.0.0.1/me [Bearer a.b+/=] [] ", "GET http://127.0.0.1/me [] [] "},
		"header": {Options{URL: "http://127.0.0.1/me", Headers: []string{"x-session-token: {token}"}},
			"GET http://127.0.0.1/me [] [a.b+/=] ", "GET http://127.0.0.1/me [] [] "},
		"two headers": {Options{URL: "http://127.0.0.1/me", Headers: []string{"X-Session-Token: {token}", "Authorization: JWT {token}"}, Method: "delete"},
			"DELETE http://127.0.0.1/me [JWT a.b+/=] [a.b+/=] ", "DELETE http://127.0.0.1/me [] [] "},
		"query": {Options{URL: "http://127.0.0.1/me?t={token}&x=1"},
			"GET http://127.0.0.1/me?t=a.b%2B%2F%3D&x=1 [] [] ", "GET http://127.0.0.1/me?t=&x=1 [] [] "},
		"path": {Options{URL: "http://127.0.0.1/{token}/me"},
			"GET http://127.0.0.1/a.b+%2F=/me [] [] ", "GET http://127.0.0.1//me [] [] "},
		"JSON": {Options{URL: "http://127.0.0.1/me", Body: `{"sessionToken":"{token}"}`},
			`POST http://127.0.0.1/me [] [] application/json {"sessionToken":"a.b+/="}`, `POST http://127.0.0.1/me [] [] application/json {"sessionToken":""}`},
		"form": {Options{URL: "http://127.0.0.1/me", Body: "t={token}", Method: "PUT"},
			"PUT http://127.0.0.1/me [] [] application/x-www-form-urlencoded t=a.b%2B%2F%3D", "PUT http://127.0.0.1/me [] [] application/x-www-form-urlencoded t="},
		"other body": {Options{URL: "http://127.0.0.1/me", Body: "<t>{token}</t>", Headers: []string{"Content-Type: text/xml"}},
			"POST http://127.0.0.1/me [] [] text/xml <t>a.b+/=</t>", "POST http://127.0.0.1/me [] [] text/xml <t></t>"},
	} {
		test.options.Kind = "session"
		p, err := Parse(test.options)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for token, want := range map[string]string{token: test.with, noToken: test.without} {
			request, err := p.request(t.Context(), token)
			if err != nil {
				t.Fatal(err)
			}
			if got := written(t, request); got != want {
				t.Errorf("%s: %s\nwant %s", name, got, want)
			}
		}
	}
}

func written(t *testing.T, r *http.Request) string {
	t.Helper()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	text := r.Method + " " + r.URL.String()
	for _, name := range []string{"Authorization", "X-Session-Token"} {
		text += " ["
		for _, value := range r.Header.Values(name) {
			text += value
		}
		text += "]"
	}
	if kind := r.Header.Get("Content-Type"); kind != "" {
		text += " " + kind
	}
	return text + " " + string(body)
}

func TestPlan_request_host(t *testing.T) {
	t.Parallel()
	p, err := Parse(Options{URL: "http://127.0.0.1/", Kind: "app", Headers: []string{"host: shop.example"}})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := p.request(t.Context(), "t"); err != nil || r.Host != "shop.example" || r.URL.Host != "127.0.0.1" {
		t.Errorf("%v, %v", r, err)
	}
}

func TestExpected(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		patterns []string
		status   int
		want     bool
	}{
		{[]string{"200"}, 200, true}, {[]string{"200"}, 201, false}, {[]string{"2xx"}, 204, true}, {[]string{"40x", "502"}, 404, true},
		{[]string{"40x", "502"}, 410, false}, {[]string{"40x", "502"}, 502, true},
	} {
		if got := expected(test.patterns, test.status); got != test.want {
			t.Errorf("%v %d: %v", test.patterns, test.status, got)
		}
	}
	if !slices.Equal([]bool{success(199), success(200), success(299), success(300)}, []bool{false, true, true, false}) {
		t.Error("success")
	}
}
