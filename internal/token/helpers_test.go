package token

import (
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

const (
	endpoint = "https://auth.platform.test/oauth2/token"
	clientID = "app-4711"
	planted  = "hunter2/planted+secret"
)

// now is the time of all these tests.
func now() time.Time { return time.Date(2031, 1, 2, 10, 0, 0, 500, time.UTC) }

func credentials() Credentials {
	return Credentials{TokenURL: endpoint, ClientID: clientID, Secret: secret.New(planted)}
}

// server is a fake one in memory that gives every request the same reply.
type server struct {
	reply  reply
	bodies []string
}

type reply func(*http.Request) (*http.Response, error)

func (s *server) RoundTrip(request *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	s.bodies = append(s.bodies, string(body))
	return s.reply(request)
}

// clientOf talks to a fake server the way the commands talk to a real one.
func clientOf(reply reply) Client {
	redactor := &secret.Redactor{}
	return Client{HTTP: platform.NewClient(platform.Options{Base: &server{reply: reply}, Redactor: redactor}), Now: now, Redactor: redactor}
}

// answers replies with a status, a content type and a body.
func answers(code int, kind, body string, headers ...string) reply {
	return streams(code, kind, func(*http.Request) io.Reader { return strings.NewReader(body) }, headers...)
}

func streams(code int, kind string, body func(*http.Request) io.Reader, headers ...string) reply {
	return func(request *http.Request) (*http.Response, error) {
		header := http.Header{"Content-Type": {kind}}
		for i := 0; i+1 < len(headers); i += 2 {
			header.Set(headers[i], headers[i+1])
		}
		return &http.Response{
			Status: fmt.Sprintf("%d %s", code, http.StatusText(code)), StatusCode: code,
			Header: header, Body: io.NopCloser(body(request)), ContentLength: -1, Request: request,
		}, nil
	}
}

const asJSON, asPage, asText = "application/json; charset=utf-8", "text/html; charset=utf-8", "text/plain"

// jwtOf is a token with these claims and no real signature.
func jwtOf(claims string) string {
	encode := base64.RawURLEncoding.EncodeToString
	return encode([]byte(`{"alg":"RS256"}`)) + "." + encode([]byte(claims)) + "." + encode([]byte("signature"))
}

var wantFault = faulttest.Want

// assertNoSecret looks for the planted secret in every form it is sent in.
func assertNoSecret(t *testing.T, text string) {
	t.Helper()
	pair := url.QueryEscape(clientID) + ":" + url.QueryEscape(planted)
	for _, form := range []string{planted, url.QueryEscape(planted), base64.StdEncoding.EncodeToString([]byte(pair))} {
		if strings.Contains(text, form) {
			t.Errorf("the secret is in:\n%s", text)
		}
	}
}
