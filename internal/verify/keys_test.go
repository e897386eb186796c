package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk/disktest"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestMain(m *testing.M) {
	disktest.DefaultModes()
	os.Exit(m.Run())
}

const (
	planted = "planted-access-token"
	// aKeySet is that of RFC 8037, appendix A.2.
	aKeySet = `{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"one","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}`
)

var must = faulttest.Must

// server answers every request with a key set, and keeps what it was sent.
type server struct{ requests []string }

func (s *server) RoundTrip(r *http.Request) (*http.Response, error) {
	s.requests = append(s.requests, strings.TrimSpace(r.URL.String()+" "+r.Header.Get("Authorization")))
	body := aKeySet
	if strings.Contains(r.URL.Path, "openid-configuration") {
		body = fmt.Sprintf(`{"issuer":"https://%s","jwks_uri":"https://%s/keys"}`, r.URL.Host, r.URL.Host)
	}
	return &http.Response{StatusCode: http.StatusOK, Request: r, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(body))}, nil
}

func newSources(t *testing.T, s *server) Sources {
	t.Helper()
	return Sources{
		Platform: platform.Options{Base: s, Now: func() time.Time { return time.Unix(1_800_000_000, 0) }, Redactor: &secret.Redactor{}},
		Settings: Settings{Endpoints: platform.Endpoints{
			APIURL: "https://api.test", JWKSURL: "https://keys.test/jwks.json", TokenURL: "https://token.test/t", Issuer: "https://api.test",
		}, IDP: platform.Legacy, AppIssuer: platform.AppTokenIssuer, AppID: "app-1"},
		Access: func(context.Context) (secret.String, error) { return secret.New(planted), nil },
		Redact: func(text string) string { return strings.ReplaceAll(text, planted, "…") },
		Warn:   func(format string, args ...any) { t.Errorf("warned: "+format, args...) },
	}
}

// TestSources_Remote_trust: the access token goes to the platform's own servers
// only.
func TestSources_Remote_trust(t *testing.T) {
	t.Parallel()
	for address, trusted := range map[string]bool{
		"https://keys.test/jwks.json":     true,
		"https://keys.test/other":         true,
		"https://api.test/keys":           true,
		"https://API.test:443/keys":       true,
		"https://token.test/keys":         false,
		"https://evil.test/jwks.json":     false,
		"https://keys.test:444/jwks.json": false,
		"https://keys.test.evil.test/":    false,
		"http://localhost/keys":           false,
	} {
		var s server
		source, err := newSources(t, &s).Remote(address, false)
		must(t, err)
		_, err = source.Get(t.Context(), false)
		must(t, err)
		if sent := strings.HasSuffix(s.requests[0], "Bearer "+planted); sent != trusted || len(s.requests) != 1 {
			t.Errorf("%s: %q", address, s.requests)
		}
	}
	_, err := newSources(t, &server{}).Remote("http://keys.test/", false)
	faulttest.Want(t, err, fault.Config, "plain http")
}

func TestSources_Remote_noCredentials(t *testing.T) {
	t.Parallel()
	var s server
	sources := newSources(t, &s)
	sources.Access = func(context.Context) (secret.String, error) {
		return secret.String{}, fault.New(fault.Credentials, "there is no secret of %s", planted).WithHint("log in")
	}
	source, err := sources.Remote("https://keys.test/", false)
	must(t, err)
	_, err = source.Get(t.Context(), false)
	text := faulttest.Want(t, err, fault.Credentials, "available only with an access token: there is no secret of …", "log in; or verify without network")
	if strings.Contains(text, planted) || len(s.requests) > 0 {
		t.Errorf("%s, %q", text, s.requests)
	}
}

func TestSources_Verification_keys(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "keys.json")
	must(t, os.WriteFile(file, []byte("\xef\xbb\xbf"+aKeySet), 0o600))
	for name, test := range map[string]struct {
		options Options
		idp     platform.IdentityProvider
		want    string // the requests
	}{
		"session":             {Options{Kind: "session"}, platform.Legacy, "https://keys.test/jwks.json Bearer " + planted},
		"access, legacy":      {Options{Kind: "access"}, platform.Legacy, "https://token.test/.well-known/jwks.json"},
		"access, zitadel":     {Options{Kind: "access"}, platform.Zitadel, "https://token.test/.well-known/openid-configuration https://token.test/keys"},
		"app":                 {Options{Kind: "app"}, platform.Legacy, platform.AppTokenIssuer + "/.well-known/openid-configuration " + platform.AppTokenIssuer + "/keys"},
		"app, another issuer": {Options{Kind: "app", Issuer: "https://other.test"}, platform.Legacy, "https://other.test/.well-known/openid-configuration https://other.test/keys"},
		"app, address":        {Options{Kind: "app", JWKS: "https://evil.test/keys"}, platform.Legacy, "https://evil.test/keys"},
		"file":                {Options{Kind: "session", JWKS: file}, platform.Legacy, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var s server
			sources := newSources(t, &s)
			sources.Settings.IDP = test.idp
			request, err := Parse(test.options)
			must(t, err)
			v, err := sources.Verification(request)
			must(t, err)
			match, err := v.Trust.Keys.Find(t.Context(), "one")
			if err != nil || len(match.Keys) != 1 || strings.Join(s.requests, " ") != test.want {
				t.Errorf("%d keys, %v, %q", len(match.Keys), err, s.requests)
			}
		})
	}
}

func TestSources_Verification_policy(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		options Options
		issuer  string
		now     int64
	}{
		{Options{Kind: "session", JWKS: "https://a.test"}, "https://api.test", 1_800_000_000},
		{Options{Kind: "session", JWKS: "https://a.test", Issuer: "i", At: "5"}, "i", 5},
	} {
		request, err := Parse(test.options)
		must(t, err)
		v, err := newSources(t, &server{}).Verification(request)
		if err != nil || v.Trust.Policy.Issuers[0] != test.issuer || v.Trust.Policy.Kind != jwt.Session || v.Now().Unix() != test.now {
			t.Errorf("%+v, %s, %v", v.Trust.Policy, v.Now(), err)
		}
	}
}

func TestSources_Verification_offline(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"session", "app"} {
		var s server
		request, err := Parse(Options{Kind: kind, Offline: true})
		must(t, err)
		v, err := newSources(t, &s).Verification(request)
		must(t, err)
		if _, err := v.Trust.Keys.Find(t.Context(), "one"); err == nil || len(s.requests) > 0 {
			t.Errorf("%s: %v, %q", kind, err, s.requests)
		}
	}
}

func TestReadKeys_wrong(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "keys.json")
	must(t, os.WriteFile(file, []byte("no keys"), 0o600))
	for path, words := range map[string]string{
		filepath.Join(folder, "gone.json"): "there is no key set file ",
		file:                               "is not a key set: ",
		folder:                             "cannot be read: ",
	} {
		_, err := readKeys(path)
		faulttest.Want(t, err, fault.Input, path, words)
	}
}

// TestGuardedFile_Load: keys that others can have written verify nothing.
func TestGuardedFile_Load(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	var s server
	var warned []string
	sources := newSources(t, &s)
	sources.Cache = filepath.Join(t.TempDir(), "cache")
	sources.Warn = func(format string, args ...any) { warned = append(warned, fmt.Sprintf(format, args...)) }
	find := func() {
		source, err := sources.Remote("https://keys.test/", false)
		must(t, err)
		_, err = source.Find(t.Context(), "one")
		must(t, err)
	}
	find()
	find()
	if len(s.requests) != 1 || len(warned) > 0 {
		t.Errorf("%q, %q", s.requests, warned)
	}
	cached, err := filepath.Glob(filepath.Join(sources.Cache, "jwks", "*.json"))
	if err != nil || len(cached) != 1 {
		t.Fatalf("%q, %v", cached, err)
	}
	must(t, os.Chmod(cached[0], 0o666))
	find()
	if len(s.requests) != 2 || len(warned) != 1 || !strings.Contains(warned[0], "the cached key set is ignored and replaced: users other") {
		t.Errorf("%q, %q", s.requests, warned)
	}
}

func TestOpenTokens(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "tokens.txt")
	must(t, os.WriteFile(file, []byte("a\nb\n"), 0o600))
	in, err := OpenTokens(file)
	must(t, err)
	text, err := io.ReadAll(in)
	if must(t, errors.Join(err, in.Close())); string(text) != "a\nb\n" {
		t.Errorf("%q", text)
	}
	for path, words := range map[string]string{folder: "it is a folder", filepath.Join(folder, "gone"): "cannot be read: "} {
		_, err := OpenTokens(path)
		faulttest.Want(t, err, fault.Input, path, words, "one token a line")
	}
}

func TestBatch_Run(t *testing.T) {
	t.Parallel()
	b := Batch{
		Verification: Verification{Trust: jwt.Trust{Keys: jwks.Static{}}, App: &jwt.Trust{Keys: jwks.Static{}}, Now: func() time.Time { return time.Unix(0, 0) }},
		Brief:        true, Format: func(r jwt.Result) (string, error) { return fmt.Sprintln(r.Valid), nil },
	}
	var out strings.Builder
	summary, err := b.Run(t.Context(), func(context.Context) io.Reader { return strings.NewReader("x\ny\n") }, &out)
	if err != nil || summary != (jwt.Summary{Total: 2, Failed: 2}) || out.String() != "false\nfalse\n" {
		t.Errorf("%+v, %v, %q", summary, err, out.String())
	}
}
