package sandbox_test

import (
	"crypto/rand"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// serve serves a sandbox at a free port.
func serve(t *testing.T) *sandbox.Sandbox {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	s, err := sandbox.New(sandbox.Config{BaseURL: "http://" + server.Listener.Addr().String(), Now: now, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	server.Config.Handler = s
	server.Start()
	t.Cleanup(server.Close)
	return s
}

func now() time.Time { return time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC) }

func TestSandbox_clients(t *testing.T) {
	t.Parallel()
	s := serve(t)
	at, network := s.Endpoints(), platform.NewClient(platform.Options{})
	client := token.Client{HTTP: network, Now: now}

	access, err := client.Fetch(t.Context(), token.Credentials{
		TokenURL: at.TokenURL, ClientID: sandbox.ClientID, Secret: secret.New(sandbox.ClientSecret),
	})
	if err != nil || access.ExpiresIn(now()) != 86400 {
		t.Fatalf("access token: %+v, %v", access, err)
	}
	text, err := platform.Get(t.Context(), network, "key set", at.JWKSURL, access.Access)
	if err != nil {
		t.Fatal(err)
	}
	set, err := jwks.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	session, err := s.Mint(sandbox.TokenRequest{})
	if err != nil {
		t.Fatal(err)
	}
	result, err := jwt.Verify(t.Context(), session, jwt.Policy{Kind: jwt.Session, Issuers: []string{at.Issuer}}, jwks.Static{Set: set}, now())
	if err != nil || !result.Valid {
		t.Errorf("session token: %q, %v", result.Failures(), err)
	}
	scx, err := client.FetchSCX(t.Context(), token.SCX{URL: at.SCXURL, RefreshToken: secret.New(sandbox.RefreshToken)})
	if err != nil || scx.ExpiresIn(now()) != 3600 || scx.Scope != "CHANNEL" {
		t.Errorf("SCX token: %+v, %v", scx, err)
	}
}

func TestSandbox_Endpoints(t *testing.T) {
	t.Parallel()
	at := serve(t).Endpoints()
	followed, err := platform.EndpointsOf("prod", platform.Legacy, platform.Endpoints{APIURL: at.APIURL, TokenURL: at.TokenURL, SCXURL: at.SCXURL})
	if err != nil || followed != at {
		t.Errorf("got %+v, %v\nwant %+v", followed, err, at)
	}
}
