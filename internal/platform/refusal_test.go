package platform

import (
	"net/http"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestARefusalSaysWhatCameAndHowToGoOn(t *testing.T) {
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
		"forbidden, a page":          {answers(403, "<html>", html...), fault.Credentials, []string{"403 Forbidden with an HTML page"}},
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

func TestARefusalDoesNotRepeatTheBodyOrQueries(t *testing.T) {
	t.Parallel()
	const planted = "hunter2"
	response, _ := answers(302, "", "Location", "https://other.test/?code="+planted)(nil)
	text := Refusal("key set", somewhere, response, []byte(planted)).Error()
	if strings.Contains(text, planted) {
		t.Errorf("got %s", text)
	}
}

func TestDescribeAGoodStatus(t *testing.T) {
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

func TestARedirectNamesItsTargetWhateverItsBody(t *testing.T) {
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

func TestARedirectToNowhereSaysSo(t *testing.T) {
	t.Parallel()
	response, _ := answers(302, "moved")(nil)
	if got := Describe(response, []byte("moved")); strings.Contains(got, "redirect to )") {
		t.Errorf("Describe() = %q", got)
	}
}
