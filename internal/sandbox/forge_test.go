package sandbox

import (
	"encoding/json"
	"math/big"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

func TestForgeries(t *testing.T) {
	t.Parallel()
	for _, kind := range ForgedKinds() {
		names, must := map[string]bool{}, 0
		for _, f := range Forgeries(jwt.Kind(kind)) {
			if f.Name == "" || f.What == "" || f.Advice == "" || f.Reference == "" || (f.Level != Must && f.Level != Should) || names[f.Name] {
				t.Errorf("%s: %+v is incomplete or there twice", kind, f)
			}
			names[f.Name] = true
			if f.Level == Must {
				must++
			}
		}
		if must < 40 {
			t.Errorf("%s: %d bad tokens that must be refused, want 40", kind, must)
		}
	}
}

// TestCloud_Forge: each bad token differs from the good one in one respect, so
// that one check fails.
func TestCloud_Forge(t *testing.T) {
	t.Parallel()
	// What good verifiers may let in, and tokens that are wrong in several respects.
	fails := map[string]int{
		"key-published-later": 0, "alg-ed25519": 0, "iat-future": 0, "aud-present": 0, "typ-access-token": 0,
		"app-token": 4, "session-token": 5, "session access-token": 3, "app access-token": 4, "session-claims": 3, "app-claims": 2,
	}
	for _, kind := range ForgedKinds() {
		b := newBench(t)
		for _, f := range Forgeries(jwt.Kind(kind)) {
			token, err := b.Forge(ForgeRequest{kind, f.Name})
			if err != nil {
				t.Errorf("%s %s: %v", kind, f.Name, err)
				continue
			}
			want, known := fails[f.Name]
			if !known {
				want, known = fails[kind+" "+f.Name]
			}
			if !known {
				want = 1
			}
			got := b.verify(t, token, jwt.Kind(kind)).Failures()
			if len(got) != want || (f.Level == Must && want == 0) {
				t.Errorf("%s %s, %s: failures %q", kind, f.Name, f.Level, got)
			}
		}
		if token, err := b.Mint(TokenRequest{Kind: kind}); err != nil || !b.verify(t, token, jwt.Kind(kind)).Valid {
			t.Errorf("%s: a good token after the bad ones is refused, %v", kind, err)
		}
	}
}

func TestCloud_Forge_unknown(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for _, request := range []ForgeRequest{{}, {"session", ""}, {"session", "aud-wrong"}, {"access", "alg-none"}} {
		if _, err := b.Forge(request); fault.From(err).Kind != fault.Usage {
			t.Errorf("%+v: %v", request, err)
		}
	}
}

// TestCloud_Forge_headerKeys: whoever takes the key from the header does find it.
func TestCloud_Forge_headerKeys(t *testing.T) {
	t.Parallel()
	for _, kind := range ForgedKinds() {
		b := newBench(t)
		token, err := b.Forge(ForgeRequest{kind, "header-jku"})
		if err != nil {
			t.Fatal(err)
		}
		policy := jwt.Policy{Kind: jwt.Kind(kind), NoIssuer: true, NoAudience: true}
		got, err := jwt.Verify(t.Context(), token, policy, jwks.Static{Set: b.open(t, ForgeKeysPath)}, b.now)
		if err != nil || !got.Valid {
			t.Errorf("%s: %q, %v", kind, got.Failures(), err)
		}
		if token, err = b.Forge(ForgeRequest{kind, "header-x5u"}); err != nil {
			t.Fatal(err)
		}
		policy.AnyKey = true
		at := strings.TrimPrefix(headerOf(t, token, "x5u")[0], base)
		got, err = jwt.Verify(t.Context(), token, policy, jwks.Static{Set: b.open(t, at)}, b.now)
		if err != nil || !got.Valid {
			t.Errorf("%s: %s: %q, %v", kind, at, got.Failures(), err)
		}
		if token, err = b.Forge(ForgeRequest{kind, "header-x5c"}); err != nil {
			t.Fatal(err)
		}
		set, err := jwks.Parse([]byte("-----BEGIN CERTIFICATE-----\n" + headerOf(t, token, "x5c")[0] + "\n-----END CERTIFICATE-----\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got, err = jwt.Verify(t.Context(), token, policy, jwks.Static{Set: set}, b.now); err != nil || !got.Valid {
			t.Errorf("%s: x5c: %q, %v", kind, got.Failures(), err)
		}
	}
}

// headerOf reads a text of a header, or an array of them.
func headerOf(t *testing.T, token, name string) []string {
	t.Helper()
	parsed, err := jwt.Parse(token)
	if err != nil {
		t.Fatal(err)
	}
	if text, is := parsed.Header.Text(name); is {
		return []string{text}
	}
	raw, _ := parsed.Header.Get(name)
	var texts []string
	if err := json.Unmarshal(raw, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestCloud_forge_control(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for _, test := range []struct {
		kind, body string
		want       int
	}{
		{jsonKind, `{"kind":"session","case":"alg-none"}`, 200},
		{"text/plain", `{"kind":"session","case":"alg-none"}`, 415},
		{jsonKind, `{"kind":"session","case":"nothing"}`, 400},
		{jsonKind, ``, 400},
	} {
		if got := b.ask("POST", ForgePath, test.body, "Content-Type", test.kind); got.Code != test.want {
			t.Errorf("%s: %d %s", test.body, got.Code, got.Body)
		}
	}
	if got := b.ask("POST", ForgePath, `{}`, "Content-Type", jsonKind, "Origin", "http://127.0.0.1:7373"); got.Code != 403 {
		t.Errorf("a web page: %d", got.Code)
	}
}

func TestRemote_Forge(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	server := httptest.NewServer(b)
	t.Cleanup(server.Close)
	remote := Remote{HTTP: server.Client(), Address: server.Listener.Addr().String()}
	token, err := remote.Forge(t.Context(), ForgeRequest{"session", "kid-missing"})
	if err != nil || kidOf(t, token) != "" {
		t.Errorf("%q, %v", token, err)
	}
	if _, err := remote.Forge(t.Context(), ForgeRequest{"session", "nothing"}); fault.From(err).Kind != fault.Usage {
		t.Error(err)
	}
}

func TestAddOrder(t *testing.T) {
	t.Parallel()
	signature := slices.Repeat([]byte{7}, 64)
	got := addOrder(slices.Clone(signature))
	number := func(text []byte) *big.Int {
		reversed := slices.Clone(text)
		slices.Reverse(reversed)
		return new(big.Int).SetBytes(reversed)
	}
	order, _ := new(big.Int).SetString("7237005577332262213973186563042994240857116359379907606001950938285454250989", 10)
	if sum := new(big.Int).Add(number(signature[32:]), order); number(got[32:]).Cmp(sum) != 0 || !slices.Equal(got[:32], signature[:32]) {
		t.Errorf("%x", got)
	}
}
