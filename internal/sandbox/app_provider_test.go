package sandbox

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
)

func TestCloud_Mint_kinds(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for _, kind := range TokenKinds() {
		for _, next := range []bool{false, true} {
			token, err := b.Mint(TokenRequest{Kind: kind, NextKey: next})
			if err != nil {
				t.Fatal(err)
			}
			if got := b.verify(t, token, jwt.Kind(kind)); !got.Valid {
				t.Errorf("%s: %q", kind, got.Failures())
			}
			for _, other := range TokenKinds() {
				if other != kind && b.verify(t, token, jwt.Kind(other)).Valid {
					t.Errorf("a token of kind %s is valid as %s", kind, other)
				}
			}
		}
		token, err := b.Mint(TokenRequest{Kind: kind, BadSignature: true})
		if got := b.verify(t, token, jwt.Kind(kind)); err != nil || len(got.Failures()) != 1 || !strings.HasPrefix(got.Failures()[0], "signature") {
			t.Errorf("%s: %q, %v", kind, got.Failures(), err)
		}
	}
	if _, err := b.Mint(TokenRequest{Kind: "any"}); err == nil {
		t.Error("a token of any kind is minted")
	}
	got := b.ask("POST", MintPath, `{"kind":"nonsense"}`, "Content-Type", jsonKind)
	if message := field(t, got, 400, "message"); !strings.Contains(message, "nonsense") {
		t.Errorf("%s", message)
	}
}

func TestCloud_Mint_claims(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	claims, err := ParseClaims([]string{"n=12345678901234567890", "text=a=b", `quoted="5"`, "yes=true", "none=null", `list=["a", 1]`, "empty=", "iss=other", "broken={"})
	if err != nil {
		t.Fatal(err)
	}
	token, err := b.Mint(TokenRequest{Kind: "app", Audience: "app-7", Claims: claims})
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jwt.Parse(token)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"n": "12345678901234567890", "text": `"a=b"`, "quoted": `"5"`, "yes": "true", "none": "null", "list": `["a",1]`, "empty": `""`,
		"iss": `"other"`, "broken": `"{"`, "aud": `["app-7"]`, "urn:jtl:app_id": `"app-7"`,
	} {
		if got, _ := parsed.Payload.Get(name); string(got) != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	for _, wrong := range []string{"role", "=x"} {
		if _, err := ParseClaims([]string{wrong}); err == nil {
			t.Errorf("%s is a claim", wrong)
		}
	}
}

func TestCloud_discovery(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	var document map[string]any
	if err := json.Unmarshal(b.ask("GET", AppIssuerPath+platform.DiscoveryPath, "").Body.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	if document["issuer"] != base+"/idp" || document["jwks_uri"] != base+"/idp/oauth/v2/keys" || document["token_endpoint"] != base+"/idp/oauth/v2/token" {
		t.Errorf("%v", document)
	}
	before := b.open(t, AppIssuerPath+ZitadelKeysPath)
	b.ask("POST", RotatePath, "{}", "Content-Type", jsonKind)
	after := b.open(t, AppIssuerPath+ZitadelKeysPath)
	if len(before.Keys) != 2 || before.Keys[0].Strength() != "RSA 2048" || len(after.Keys) != 2 || after.Keys[0].ID != before.Keys[1].ID || after.Keys[1].ID == before.Keys[0].ID {
		t.Errorf("%+v, %+v", before, after)
	}
}

// TestCloud_appProviderToken: a service account's token opens the key set of
// session tokens too.
func TestCloud_appProviderToken(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	grant := func(scope string) (int, string) {
		got := b.ask("POST", AppIssuerPath+ZitadelTokenPath, "grant_type=client_credentials&scope="+scope, "Content-Type", formKind, "Authorization", basicOf(ClientID, ClientSecret))
		var answer struct {
			Token string `json:"access_token"`
		}
		_ = json.Unmarshal(got.Body.Bytes(), &answer)
		return got.Code, answer.Token
	}
	if code, _ := grant(""); code != 400 {
		t.Errorf("without scope: %d", code)
	}
	code, token := grant("openid")
	if code != 200 || b.ask("GET", platform.JWKSPath, "", "Authorization", "Bearer "+token).Code != 200 {
		t.Errorf("%d, and the token opens nothing", code)
	}
	app, err := b.Mint(TokenRequest{Kind: "app"})
	if err != nil || b.ask("GET", platform.JWKSPath, "", "Authorization", "Bearer "+app).Code != 401 {
		t.Error("an app token opens what needs an access token")
	}
}
