package platform

import (
	"encoding/base64"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/jtlctl/jtlctl/internal/secret"
)

// secretHeaders are the request headers whose value is a secret, and
// secretFields the fields of forms.
var (
	secretHeaders = []string{"Authorization", "Proxy-Authorization", "Cookie", "X-ChallengeCode"}
	secretFields  = []string{"client_secret", "refresh_token", "refreshToken", "password", "assertion", "code"}
)

const maxForm = 64 << 10 // bytes

// secretRecorder adds the secrets in a request to the redactor before there can
// be a response.
type secretRecorder struct {
	next     http.RoundTripper
	redactor *secret.Redactor
}

func (l *secretRecorder) RoundTrip(request *http.Request) (*http.Response, error) {
	for _, text := range secretsOf(request) {
		l.redactor.Add(secret.New(text))
	}
	return l.next.RoundTrip(request)
}

func secretsOf(request *http.Request) (all []string) {
	for _, name := range secretHeaders {
		for _, value := range request.Header.Values(name) {
			all = append(all, secretsInHeader(value)...)
		}
	}
	form := readForm(request)
	for _, name := range secretFields {
		all = append(all, form[name]...)
	}
	if by, err := proxy(request); err == nil && by != nil && by.User != nil {
		password, _ := by.User.Password()
		all = append(all, password, base64.StdEncoding.EncodeToString([]byte(by.User.Username()+":"+password)))
	}
	return all
}

// secretsInHeader returns the secrets in a header: what follows the scheme
// and, in Basic, the password, also as RFC 6749, 2.3.1 encodes it.
func secretsInHeader(value string) []string {
	scheme, rest, found := strings.Cut(value, " ")
	if !found {
		return []string{value}
	}
	all := []string{strings.TrimSpace(rest)}
	pair, err := base64.StdEncoding.DecodeString(all[0])
	id, password, isPair := strings.Cut(string(pair), ":")
	if !strings.EqualFold(scheme, "Basic") || err != nil || !isPair {
		return all
	}
	all = append(all, password)
	plain, failed := url.QueryUnescape(password)
	name, err := url.QueryUnescape(id)
	if failed == nil && err == nil {
		all = append(all, plain, base64.StdEncoding.EncodeToString([]byte(name+":"+plain)))
	}
	return all
}

// readForm reads a form that is sent, if it can be read twice.
func readForm(request *http.Request) url.Values {
	if request.GetBody == nil || request.Header.Get("Content-Type") != "application/x-www-form-urlencoded" {
		return nil
	}
	body, err := request.GetBody()
	if err != nil {
		return nil
	}
	defer func() { _ = body.Close() }()
	text, err := io.ReadAll(io.LimitReader(body, maxForm))
	if err != nil {
		return nil
	}
	form, _ := url.ParseQuery(string(text)) // what can be read of it counts
	return form
}
