package sandbox

import (
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/platform"
)

func TestCloud_keySet(t *testing.T) {
	t.Parallel()
	set := newBench(t).keys(t)
	var kinds []string
	kids := map[string]bool{}
	for _, key := range set.Keys {
		kinds = append(kinds, key.Strength()+" "+key.Algorithm+" "+key.Use)
		kids[key.ID] = true
	}
	if got, want := strings.Join(kinds, ", "), "Ed25519 EdDSA sig, Ed25519 EdDSA sig"; got != want {
		t.Errorf("got %s", got)
	}
	if len(kids) != 2 || kids[""] {
		t.Errorf("kids are %v", kids)
	}
}

func TestCloud_keySet_noPrivateKey(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	got := b.ask("GET", platform.JWKSPath, "", "Authorization", "Bearer "+b.accessToken(t))
	if strings.Contains(got.Body.String(), `"d"`) {
		t.Errorf("got %s", got.Body)
	}
}

func TestCloud_keySet_bearer(t *testing.T) {
	t.Parallel()
	b, other := newBench(t), newBench(t)
	access := b.accessToken(t)
	session, err := b.Mint(TokenRequest{})
	if err != nil {
		t.Fatal(err)
	}
	scx := field(t, b.ask("POST", SCXPath, "refreshToken="+RefreshToken, "Content-Type", formKind), 200, "authToken")
	for name, test := range map[string]struct {
		authorization string
		code          int
	}{
		"its own":                     {"Bearer " + access, 200},
		"none":                        {"", 401},
		"an empty one":                {"Bearer ", 401},
		"garbage":                     {"Bearer garbage", 401},
		"another sandbox's":           {"Bearer " + other.accessToken(t), 401},
		"one without the word Bearer": {access, 401},
		"the client's credentials":    {basicOf(ClientID, ClientSecret), 401},
		"a session token":             {"Bearer " + session, 401},
		"an SCX token":                {"Bearer " + scx, 401},
		"one with its end changed":    {"Bearer " + flipped(access), 401},
		"one without a signature":     {"Bearer " + access[:strings.LastIndex(access, ".")+1], 401},
	} {
		got := b.ask("GET", platform.JWKSPath, "", "Authorization", test.authorization)
		if got.Code != test.code {
			t.Errorf("%s: %d %s, want %d", name, got.Code, got.Body, test.code)
		}
		if refused := got.Code == 401; refused != (got.Header().Get("WWW-Authenticate") == "Bearer") || refused == strings.Contains(got.Body.String(), "kty") {
			t.Errorf("%s: %v %s", name, got.Header(), got.Body)
		}
		if got.Header().Get("X-RateLimit-Limit") == "" || got.Header().Get("X-RateLimit-Interval-Length-Seconds") == "" || got.Header().Get("X-RateLimit-Remaining") == "" {
			t.Errorf("%s: rate-limit headers are missing in %v", name, got.Header())
		}
	}
}

func TestCloud_keySet_method(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for _, method := range []string{"POST", "PUT", "DELETE"} {
		if got := b.ask(method, platform.JWKSPath, "", "Authorization", "Bearer "+b.accessToken(t)); got.Code != 405 {
			t.Errorf("%s: %d %s", method, got.Code, got.Body)
		}
	}
}

func TestCloud_keySet_expiry(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	access := b.accessToken(t)
	for after, code := range map[time.Duration]int{accessLife - time.Second: 200, accessLife: 401} {
		b.now = time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC).Add(after)
		if got := b.ask("GET", platform.JWKSPath, "", "Authorization", "Bearer "+access); got.Code != code {
			t.Errorf("after %s: %d, want %d", after, got.Code, code)
		}
	}
}

// flipped changes a character in the middle of a token's signature.
func flipped(token string) string {
	at := len(token) - 20
	replacement := "A"
	if token[at] == 'A' {
		replacement = "B"
	}
	return token[:at] + replacement + token[at+1:]
}
