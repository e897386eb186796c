package sandbox

import (
	"crypto/rand"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwt"
)

func TestCloud_Mint(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		session      TokenRequest
		tenant, user string
		ttl          time.Duration
	}{
		"by default":         {TokenRequest{}, DefaultTenant, DefaultUser, DefaultTTL},
		"for a tenant":       {TokenRequest{Tenant: new("t-1")}, "t-1", DefaultUser, DefaultTTL},
		"for a user":         {TokenRequest{User: new("u-1")}, DefaultTenant, "u-1", DefaultTTL},
		"for an hour":        {TokenRequest{TTL: time.Hour}, DefaultTenant, DefaultUser, time.Hour},
		"by the key to come": {TokenRequest{NextKey: true}, DefaultTenant, DefaultUser, DefaultTTL},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t)
			token, err := b.Mint(test.session)
			if err != nil {
				t.Fatal(err)
			}
			got := b.verify(t, token, jwt.Session)
			if !got.Valid || got.Tenant != test.tenant || got.User != test.user || !got.Expires.Equal(b.now.Add(test.ttl)) {
				t.Errorf("tenant %q, user %q, expires %s, failures %q", got.Tenant, got.User, got.Expires, got.Failures())
			}
		})
	}
}

func TestCloud_Mint_bad(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		session TokenRequest
		want    string
	}{
		"expired":              {TokenRequest{Expired: true}, "expiry: 2031-01-02T09:45:00Z, expired 15m ago"},
		"expired for a minute": {TokenRequest{Expired: true, TTL: time.Minute}, "expiry: 2031-01-02T09:59:00Z, expired 1m ago"},
		"with a bad signature": {TokenRequest{BadSignature: true}, "signature: does not match this key"},
		"bad by the next key":  {TokenRequest{BadSignature: true, NextKey: true}, "signature: does not match this key"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t)
			token, err := b.Mint(test.session)
			if err != nil {
				t.Fatal(err)
			}
			got := b.verify(t, token, jwt.Session)
			if failures := got.Failures(); got.Valid || len(failures) != 1 || !strings.HasPrefix(failures[0], test.want) {
				t.Errorf("failures are %q, want %q alone", failures, test.want)
			}
		})
	}
}

func TestCloud_Mint_nextKey(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	set := b.keys(t)
	for i, session := range []TokenRequest{{}, {NextKey: true}} {
		token, err := b.Mint(session)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := kidOf(t, token), set.Keys[i].ID; got != want {
			t.Errorf("%+v is signed by %s, want %s", session, got, want)
		}
	}
}

func TestCloud_rotate(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	before := b.keys(t)
	old, next := mintTwo(t, b)
	if got := b.ask("POST", RotatePath, "{}", "Content-Type", jsonKind); got.Code != 200 {
		t.Fatalf("%d %s", got.Code, got.Body)
	}
	after := b.keys(t)
	if after.Keys[0].ID != before.Keys[1].ID || len(after.Keys) != len(before.Keys) {
		t.Errorf("the second key has not become the first")
	}
	if fresh := after.Keys[1].ID; fresh == before.Keys[0].ID || fresh == before.Keys[1].ID {
		t.Errorf("the new key %s is an old one", fresh)
	}
	if got := b.verify(t, old, jwt.Session); got.Valid || !strings.Contains(strings.Join(got.Failures(), "\n"), "key: no key") {
		t.Errorf("the token of the retired key: %q", got.Failures())
	}
	if got := b.verify(t, next, jwt.Session); !got.Valid {
		t.Errorf("the token of the next key: %q", got.Failures())
	}
	signed, _ := mintTwo(t, b)
	if kidOf(t, signed) != kidOf(t, next) || !b.verify(t, signed, jwt.Session).Valid {
		t.Error("the next key does not sign after the rotation")
	}
}

func TestNew_keys(t *testing.T) {
	t.Parallel()
	kids := map[string]bool{}
	for range 5 {
		for _, key := range newBench(t).keys(t).Keys[:2] {
			kids[key.ID] = true
		}
	}
	if len(kids) != 10 {
		t.Errorf("%d different keys of 10", len(kids))
	}
}

func TestNew_noRandomness(t *testing.T) {
	t.Parallel()
	if _, err := New(Config{BaseURL: base, Now: time.Now, Random: strings.NewReader("")}); err == nil {
		t.Error("a sandbox was made")
	}
	source := &well{Reader: rand.Reader}
	b := newBenchOf(t, source)
	source.dry = true
	if _, err := b.Mint(TokenRequest{BadSignature: true}); err == nil {
		t.Error("a token was signed by a key that nobody made")
	}
	if got := b.ask("POST", RotatePath, "{}", "Content-Type", jsonKind); got.Code != 500 {
		t.Errorf("rotation: %d %s", got.Code, got.Body)
	}
	if token, err := b.Mint(TokenRequest{}); err != nil || !b.verify(t, token, jwt.Session).Valid {
		t.Errorf("the sandbox does not go on after a rotation that failed: %v", err)
	}
}

// well is a source of randomness that can run dry.
type well struct {
	io.Reader
	dry bool
}

func (w *well) Read(p []byte) (int, error) {
	if w.dry {
		return 0, io.EOF
	}
	return w.Reader.Read(p)
}

func mintTwo(t *testing.T, b *bench) (current, next string) {
	t.Helper()
	current, errCurrent := b.Mint(TokenRequest{})
	next, errNext := b.Mint(TokenRequest{NextKey: true})
	if errCurrent != nil || errNext != nil {
		t.Fatal(errCurrent, errNext)
	}
	return current, next
}

func TestCloud_mint_withoutBody(t *testing.T) {
	t.Parallel()
	got := newBench(t).ask("POST", MintPath, "", "Content-Type", jsonKind)
	if got.Code != 200 && strings.Contains(got.Body.String(), `"EOF"`) {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}

func TestCloud_Mint_expired(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	token, err := b.Mint(TokenRequest{Expired: true, TTL: -DefaultTTL})
	if err == nil && b.verify(t, token, jwt.Session).Valid {
		t.Error("the token is valid")
	}
}
