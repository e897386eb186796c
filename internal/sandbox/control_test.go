package sandbox

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwt"
)

func TestCloud_mint(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	got := b.ask("POST", MintPath, `{"tenant":"t-1","user":"u-1","ttl":60000000000}`, "Content-Type", jsonKind)
	result := b.verify(t, field(t, got, 200, "token"), jwt.Session)
	if result.Tenant != "t-1" || result.User != "u-1" || !result.Expires.Equal(b.now.Add(time.Minute)) {
		t.Errorf("got %+v", result)
	}
	for body, want := range map[string]string{
		`{"expired":true}`:       "expiry",
		`{"bad_signature":true}`: "signature",
	} {
		token := field(t, b.ask("POST", MintPath, body, "Content-Type", jsonKind), 200, "token")
		if failures := b.verify(t, token, jwt.Session).Failures(); len(failures) != 1 || !strings.HasPrefix(failures[0], want) {
			t.Errorf("%s: failures are %q", body, failures)
		}
	}
}

// A web page can send these three without being asked first.
func TestControl_webPage(t *testing.T) {
	t.Parallel()
	for _, path := range []string{MintPath, RotatePath} {
		for _, kind := range []string{"", "text/plain", formKind, "multipart/form-data; boundary=x", "text/plain; application/json", "application/jsonx"} {
			b := newBench(t)
			before := b.keys(t)
			got := b.ask("POST", path, "{}", "Content-Type", kind)
			if got.Code != 415 || strings.Contains(got.Body.String(), "token") {
				t.Errorf("%s with %q: %d %s", path, kind, got.Code, got.Body)
			}
			if b.keys(t).Keys[0].ID != before.Keys[0].ID {
				t.Errorf("%s with %q: the keys were rotated", path, kind)
			}
		}
	}
}

func TestCloud_mint_refused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		method, body string
		code         int
	}{
		"not JSON":           {"POST", "tenant=t-1", 400},
		"JSON of other form": {"POST", `["t-1"]`, 400},
		"a life in words":    {"POST", `{"ttl":"1h"}`, 400},
		"beyond all bounds":  {"POST", `{"tenant":"` + strings.Repeat("x", maxRequest) + `"}`, 400},
		"another method":     {"GET", "", 405},
	} {
		got := newBench(t).ask(test.method, MintPath, test.body, "Content-Type", jsonKind)
		if got.Code != test.code {
			t.Errorf("%s: %d %s, want %d", name, got.Code, got.Body, test.code)
		}
	}
	if got := newBench(t).ask("GET", RotatePath, "", "Content-Type", jsonKind); got.Code != 405 {
		t.Errorf("rotation by GET: %d %s", got.Code, got.Body)
	}
}

func TestCloud_concurrent(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() { b.ask("POST", RotatePath, "{}", "Content-Type", jsonKind) })
		group.Go(func() { b.ask("POST", MintPath, `{"next_key":true}`, "Content-Type", jsonKind) })
		group.Go(func() { b.keys(t) })
	}
	group.Wait()
	if token, err := b.Mint(TokenRequest{}); err != nil || !b.verify(t, token, jwt.Session).Valid {
		t.Errorf("the sandbox does not go on: %v", err)
	}
}
