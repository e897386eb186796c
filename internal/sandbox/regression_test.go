package sandbox

import (
	"net/http"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// What once went wrong.

func TestAContentTypeMayHaveParameters(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for _, kind := range []string{formKind + "; charset=utf-8", formKind + ";charset=UTF-8", "Application/X-WWW-Form-URLEncoded"} {
		got := b.ask("POST", LegacyTokenPath, grantForm, "Content-Type", kind, "Authorization", basicOf(ClientID, ClientSecret))
		if got.Code != 200 {
			t.Errorf("%s: %d %s", kind, got.Code, got.Body)
		}
	}
	for _, kind := range []string{"application/json; charset=utf-8", "application/json;charset=UTF-8"} {
		if got := b.ask("POST", MintPath, "{}", "Content-Type", kind); got.Code != 200 {
			t.Errorf("%s: %d %s", kind, got.Code, got.Body)
		}
	}
}

func TestTheNameOfAnAuthenticationSchemeIsReadInAnyCase(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	basic := "basic" + strings.TrimPrefix(basicOf(ClientID, ClientSecret), "Basic")
	if got := b.ask("POST", LegacyTokenPath, grantForm, "Content-Type", formKind, "Authorization", basic); got.Code != 200 {
		t.Errorf("basic: %d %s", got.Code, got.Body)
	}
	if got := b.ask("GET", platform.JWKSPath, "", "Authorization", "bearer "+b.accessToken(t)); got.Code != 200 {
		t.Errorf("bearer: %d %s", got.Code, got.Body)
	}
}

func TestARequestToMintWithoutABodyIsUnderstood(t *testing.T) {
	t.Parallel()
	got := newBench(t).ask("POST", MintPath, "", "Content-Type", jsonKind)
	if got.Code != 200 && strings.Contains(got.Body.String(), `"EOF"`) {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}

func TestAnAnswerWithoutATokenIsNotOneOfASandbox(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"{}", "null", `{"token":""}`} {
		remote := remoteOf(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(text)) }))
		_, err := remote.Mint(t.Context(), Session{})
		wantFault(t, err, fault.Server, "is not a jtlctl sandbox")
	}
}

func TestAnExpiredTokenIsExpiredWhateverItsLife(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	token, err := b.Mint(Session{Expired: true, TTL: -DefaultTTL})
	if err == nil && b.verify(t, token, jwt.Session).Valid {
		t.Error("the token is valid")
	}
}
