package sandbox

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
)

const (
	base     = "http://127.0.0.1:7373"
	formKind = "application/x-www-form-urlencoded"
	jsonKind = "application/json"
)

// bench is a sandbox with a clock that a test can turn.
type bench struct {
	*Sandbox
	now time.Time
}

func newBench(t *testing.T) *bench {
	t.Helper()
	return newBenchOf(t, rand.Reader)
}

func newBenchOf(t *testing.T, random io.Reader) *bench {
	t.Helper()
	b := &bench{now: time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC)}
	var err error
	b.Sandbox, err = New(Config{BaseURL: base, Now: func() time.Time { return b.now }, Random: random})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// ask sends a request; headers are pairs of names and values.
func (b *bench) ask(method, path, body string, headers ...string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(method, base+path, strings.NewReader(body))
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	b.ServeHTTP(recorder, request)
	return recorder
}

// basicOf is Basic authentication as RFC 6749, 2.3.1, has it.
func basicOf(id, password string) string {
	pair := url.QueryEscape(id) + ":" + url.QueryEscape(password)
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(pair))
}

// accessToken obtains one as a client does.
func (b *bench) accessToken(t *testing.T) string {
	t.Helper()
	got := b.ask("POST", LegacyTokenPath, "grant_type=client_credentials",
		"Content-Type", formKind, "Authorization", basicOf(ClientID, ClientSecret))
	return field(t, got, http.StatusOK, "access_token")
}

// keys obtains the key set as a client does.
func (b *bench) keys(t *testing.T) jwks.Set {
	t.Helper()
	got := b.ask("GET", platform.JWKSPath, "", "Authorization", "Bearer "+b.accessToken(t))
	if got.Code != http.StatusOK {
		t.Fatalf("key set: %d %s", got.Code, got.Body)
	}
	set, err := jwks.Parse(got.Body.Bytes())
	if err != nil || len(set.Skipped) > 0 {
		t.Fatalf("key set: %v, skipped %v", err, set.Skipped)
	}
	return set
}

// open obtains a key set that needs no token.
func (b *bench) open(t *testing.T, path string) jwks.Set {
	t.Helper()
	set, err := jwks.Parse(b.ask("GET", path, "").Body.Bytes())
	if err != nil || len(set.Skipped) > 0 {
		t.Fatalf("%s: %v, skipped %v", path, err, set.Skipped)
	}
	return set
}

// verify checks a token of this sandbox with the key set that it gives out.
func (b *bench) verify(t *testing.T, token string, kind jwt.Kind) jwt.Result {
	t.Helper()
	policy := jwt.Policy{Kind: kind, Issuers: []string{base}}
	var set jwks.Set
	switch kind {
	case jwt.Access:
		set = b.open(t, LegacyKeysPath)
	case jwt.App:
		policy.Issuers, policy.Audience = []string{base + AppIssuerPath}, AppID
		set = b.open(t, AppIssuerPath+ZitadelKeysPath)
	default:
		set = b.keys(t)
	}
	result, err := jwt.Verify(t.Context(), token, policy, jwks.Static{Set: set}, b.now)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// field reads a text of a JSON answer that must have this status.
func field(t *testing.T, got *httptest.ResponseRecorder, code int, name string) string {
	t.Helper()
	if got.Code != code {
		t.Fatalf("status %d, want %d: %s", got.Code, code, got.Body)
	}
	var document map[string]any
	if err := json.Unmarshal(got.Body.Bytes(), &document); err != nil {
		t.Fatalf("%v: %s", err, got.Body)
	}
	text, _ := document[name].(string)
	return text
}

func kidOf(t *testing.T, token string) string {
	t.Helper()
	parsed, err := jwt.Parse(token)
	if err != nil {
		t.Fatal(err)
	}
	kid, _ := parsed.Header.Text("kid")
	return kid
}
