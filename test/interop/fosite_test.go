package interop

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestTokenAsText(t *testing.T) {
	t.Parallel()
	s := serve(t, app())
	got := s.get(t, app().id, app().secret, "--verbose").expect(t, 0)
	access, ended := strings.CutSuffix(got.stdout, "\n")
	if !ended {
		t.Errorf("no newline after the token: %q", got.stdout)
	}
	s.checkToken(t, access, app().id)
}

// report is the part of `token get -o json` that a server decides.
type report struct {
	AccessToken string    `json:"access_token"`
	TokenType   string    `json:"token_type"`
	ExpiresAt   time.Time `json:"expires_at"`
	ExpiresIn   int64     `json:"expires_in"`
	Scope       string    `json:"scope"`
}

func TestTokenAsJSON(t *testing.T) {
	t.Parallel()
	for provider, scope := range map[string]string{"legacy": "", "zitadel": "openid"} {
		t.Run(provider, func(t *testing.T) {
			t.Parallel()
			s := serve(t, app())
			started := time.Now()
			got := s.get(t, app().id, app().secret, "--idp", provider, "-o", "json")
			ended := time.Now()
			var r report
			got.expect(t, 0).decode(t, &r)
			s.checkToken(t, r.AccessToken, app().id)
			if r.TokenType != "Bearer" || r.Scope != scope {
				t.Errorf("type %q, scope %q; expected Bearer and %q", r.TokenType, r.Scope, scope)
			}
			// Both are rounded down to the second, the server's answer too.
			const rounding = 2 * time.Second
			if r.ExpiresAt.Before(started.Add(lifespan-rounding)) || r.ExpiresAt.After(ended.Add(lifespan)) {
				t.Errorf("expires at %s, and was fetched at %s for %s", r.ExpiresAt, started, lifespan)
			}
			in := time.Duration(r.ExpiresIn) * time.Second
			if in > lifespan || in < lifespan-rounding-ended.Sub(started) {
				t.Errorf("expires in %s instead of %s", in, lifespan)
			}
		})
	}
}

func TestCredentialsAreFormEncoded(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]client{
		"everything": {id: "id with space+plus", secret: "p@ss:w%rd/ü&=+ "},
		"colon":      {id: "urn:app:1", secret: ":a:b:"},
		"encoded":    {id: "a%20b", secret: "%2B+%zz"},
		"unicode":    {id: "Händler €", secret: "\u00a0秘密\u2028🔑"},
		"quotes":     {id: `"id"`, secret: `'"\ $HOME`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.grant = app().grant
			s := serve(t, c)
			got := s.get(t, c.id, c.secret).expect(t, 0)
			s.checkToken(t, strings.TrimSuffix(got.stdout, "\n"), c.id)
		})
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	noGrant, noScope := app(), app()
	noGrant.grant, noScope.scopes = []string{"authorization_code"}, []string{"other"}
	for name, test := range map[string]struct {
		client     client
		id, secret string
		flags      []string
		code       int
		kind, word string
	}{
		"wrong secret":   {app(), app().id, "wrong secret", nil, 4, "credentials", "invalid_client"},
		"unknown client": {app(), "somebody", app().secret, nil, 4, "credentials", "invalid_client"},
		"grant":          {noGrant, noGrant.id, noGrant.secret, nil, 4, "credentials", "unauthorized_client"},
		"scope":          {noScope, noScope.id, noScope.secret, []string{"--idp", "zitadel"}, 4, "credentials", "invalid_scope"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, test.client)
			text := s.get(t, test.id, test.secret, test.flags...).expect(t, test.code)
			if !strings.Contains(text.stderr, test.word) || text.stdout != "" {
				t.Errorf("no %s\nstdout: %s\nstderr: %s", test.word, text.stdout, text.stderr)
			}
			coded := s.get(t, test.id, test.secret, append(test.flags, "-o", "json")...).expect(t, test.code)
			var failure struct {
				Error struct{ Kind, Message string }
			}
			if err := json.Unmarshal([]byte(coded.stderr), &failure); err != nil {
				t.Fatalf("%v in %s", err, coded.stderr)
			}
			if failure.Error.Kind != test.kind || !strings.Contains(failure.Error.Message, test.word) {
				t.Errorf("%+v; expected kind %s and %s", failure.Error, test.kind, test.word)
			}
		})
	}
}
