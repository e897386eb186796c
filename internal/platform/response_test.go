package platform

import (
	"net/http"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestGet(t *testing.T) {
	t.Parallel()
	fake := serverOf(answers(200, `{"keys":[]}`))
	got, err := Get(t.Context(), NewClient(Options{Base: fake}), "key set", somewhere, secret.String{})
	if err != nil || string(got) != `{"keys":[]}` {
		t.Errorf("Get() = %q, %v", got, err)
	}
	sent := fake.headers[0]
	if sent.Get("Accept") != "application/json" || sent.Values("Authorization") != nil {
		t.Errorf("sent %v", sent)
	}
}

func TestGet_bearer(t *testing.T) {
	t.Parallel()
	fake := serverOf(answers(200, ""))
	if _, err := Get(t.Context(), NewClient(Options{Base: fake}), "key set", somewhere, secret.New("hunter2")); err != nil {
		t.Fatal(err)
	}
	if got := fake.headers[0].Get("Authorization"); got != "Bearer hunter2" {
		t.Errorf("Authorization: %q", got)
	}
}

func TestGet_status(t *testing.T) {
	t.Parallel()
	for code, kind := range map[int]fault.Kind{
		201: fault.Server, 204: fault.Server, 302: fault.Server, 401: fault.Credentials, 404: fault.Server,
	} {
		got, err := Get(t.Context(), NewClient(Options{Base: serverOf(answers(code, "text"))}), "key set", somewhere, secret.New("hunter2"))
		if got != nil {
			t.Errorf("%d: got a body", code)
		}
		wantFault(t, err, kind, http.StatusText(code))
		if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the bearer is in %q", err)
		}
	}
}

func TestGet_invalidAddress(t *testing.T) {
	t.Parallel()
	_, err := Get(t.Context(), NewClient(Options{}), "key set", "https://platform.test:port", secret.String{})
	wantFault(t, err, fault.Config, `the key set "https://platform.test:port" is not an address`)
}

func TestRefusal(t *testing.T) {
	t.Parallel()
	html := []string{"Content-Type", "text/html; charset=utf-8"}
	for name, test := range map[string]struct {
		answer reply
		kind   fault.Kind
		words  []string
	}{
		"a redirect":                 {answers(302, "moved", "Location", "https://other.test/x?code=1"), fault.Server, []string{"302 Found (redirect to https://other.test/x)", "redirects are not followed", "set the final address"}},
		"bad request":                {answers(400, `{"a":1}`), fault.Server, []string{"400 Bad Request", "check that the address is right"}},
		"unauthorized, empty":        {answers(401, ""), fault.Credentials, []string{"401 Unauthorized with an empty body", "belong to this environment"}},
		"forbidden, a page":          {answers(403, "<html>", html...), fault.Server, []string{"403 Forbidden with an HTML page", "from a firewall or a proxy, and says nothing about the credentials"}},
		"forbidden, a page as text":  {answers(403, "<!DOCTYPE html><p>blocked"), fault.Server, []string{"403 Forbidden with an HTML page", "firewall"}},
		"forbidden":                  {answers(403, `{"a":"<html>"}`, "Content-Type", "application/json"), fault.Credentials, []string{"403 Forbidden", "belong to this environment"}},
		"unauthorized, a page":       {answers(401, "<html>", html...), fault.Credentials, []string{"401 Unauthorized with an HTML page"}},
		"not found":                  {answers(404, "<html>", html...), fault.Server, []string{"404 Not Found with an HTML page", "check that the address is right"}},
		"too many requests":          {answers(429, "{}", "Retry-After", "120"), fault.Server, []string{"429 Too Many Requests", "Retry-After: 120", "wait and try again"}},
		"too many, empty":            {answers(429, "", "Retry-After", "120"), fault.Server, []string{"429 Too Many Requests with an empty body, Retry-After: 120"}},
		"a defect of the server":     {answers(500, "<html>", html...), fault.Server, []string{"500 Internal Server Error with an HTML page", "on the server's side"}},
		"a server that rests, empty": {answers(503, ""), fault.Server, []string{"503 Service Unavailable with an empty body", "on the server's side"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			response, body, err := get(t, &http.Client{Transport: serverOf(test.answer), CheckRedirect: NewClient(Options{}).CheckRedirect})
			if err != nil {
				t.Fatal(err)
			}
			refused := Refusal("key set", somewhere, response, []byte(body))
			wantFault(t, refused, test.kind, append(test.words, "the key set "+somewhere+" returned ")...)
		})
	}
}

func TestRefusal_secrets(t *testing.T) {
	t.Parallel()
	const planted = "hunter2"
	response, _ := answers(302, "", "Location", "https://other.test/?code="+planted)(nil)
	text := Refusal("key set", somewhere, response, []byte(planted)).Error()
	if strings.Contains(text, planted) {
		t.Errorf("got %s", text)
	}
}

func TestDescribe(t *testing.T) {
	t.Parallel()
	for want, answer := range map[string]reply{
		"200 OK":                    answers(200, "[]", "Content-Type", "application/json"),
		"200 OK with an HTML page":  answers(200, "<!DOCTYPE html>", "Content-Type", "text/html;charset=UTF-8"),
		"200 OK with an empty body": answers(200, "", "Content-Type", "text/html"),
	} {
		response, _ := answer(nil)
		body := "text"
		if strings.HasSuffix(want, "empty body") {
			body = ""
		}
		if got := Describe(response, []byte(body)); got != want {
			t.Errorf("Describe() = %q, want %q", got, want)
		}
	}
}

func TestDescribe_redirect(t *testing.T) {
	t.Parallel()
	const target = "https://other.test/x"
	for name, answer := range map[string]reply{
		"empty":  answers(302, "", "Location", target),
		"a page": answers(301, "<a>", "Content-Type", "text/html", "Location", target),
	} {
		response, body, err := get(t, NewClient(Options{Base: serverOf(answer)}))
		if err != nil {
			t.Fatal(err)
		}
		if got := Describe(response, []byte(body)); !strings.Contains(got, "(redirect to "+target+")") {
			t.Errorf("%s: Describe() = %q", name, got)
		}
	}
}

func TestUnreachable_invalidRedirect(t *testing.T) {
	t.Parallel()
	response, _ := answers(302, "moved")(nil)
	if got := Describe(response, []byte("moved")); strings.Contains(got, "redirect to )") {
		t.Errorf("Describe() = %q", got)
	}
}

func TestDescribe_fragment(t *testing.T) {
	t.Parallel()
	for _, location := range []string{"https://app.test/cb#access_token=hunter2", "https://joe:hunter2@app.test/cb"} {
		var trace strings.Builder
		response, _, err := get(t, NewClient(Options{Base: serverOf(answers(302, "moved", "Location", location)), Trace: into(&trace)}))
		if err != nil {
			t.Fatal(err)
		}
		trace.WriteString(Describe(response, []byte("moved")))
		if strings.Contains(trace.String(), "hunter2") {
			t.Errorf("a secret is shown:\n%s", trace.String())
		}
	}
}

func TestDescribe_unnamedStatus(t *testing.T) {
	t.Parallel()
	response, _ := answers(520, "x", "Content-Type", "text/html")(nil)
	if got, want := Describe(response, []byte("x")), "520 with an HTML page"; got != want {
		t.Errorf("Describe() = %q, want %q", got, want)
	}
}

// TestDescribe_hostile: a description has no words of the server in it.
func TestDescribe_hostile(t *testing.T) {
	t.Parallel()
	const planted = "hunter2"
	for _, location := range []string{"https://a.test/x?" + planted, "https://a.test/#" + planted, "https://u:" + planted + "@a.test/", "mailto:" + planted, planted + "://x", "http://" + planted + ":x/"} {
		response, _ := answers(302, "", "Location", location, "Retry-After", planted, "Content-Type", planted)(nil)
		response.Status = "302 " + planted
		if got := Describe(response, []byte(planted)); strings.Contains(got, planted) {
			t.Errorf("%s: %s", location, got)
		}
	}
}
