package sandbox

import (
	"crypto/sha256"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
)

// call sends a request to the API of the cloud, as an app does.
func (b *bench) call(token, tenant, method, path, body string, headers ...string) (code int, answer map[string]any, header http.Header) {
	headers = append(headers, "Authorization", "Bearer "+token)
	if tenant != "" {
		headers = append(headers, cloudapi.TenantHeader, tenant)
	}
	if body != "" && !strings.Contains(strings.Join(headers, " "), "Content-Type") {
		headers = append(headers, "Content-Type", jsonKind)
	}
	got := b.ask(method, path, body, headers...)
	_ = json.Unmarshal(got.Body.Bytes(), &answer)
	return got.Code, answer, got.Header()
}

// serviceToken obtains an access token of the newer provider.
func (b *bench) serviceToken(t *testing.T) string {
	t.Helper()
	got := b.ask("POST", AppIssuerPath+ZitadelTokenPath, "grant_type=client_credentials&scope=openid",
		"Content-Type", formKind, "Authorization", basicOf(ClientID, ClientSecret))
	return field(t, got, http.StatusOK, "access_token")
}

func (b *bench) minted(t *testing.T, r TokenRequest) string {
	t.Helper()
	token, err := b.Mint(r)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

const otherTenant = "11111111-1111-4111-8111-111111111111"

func TestAccess_mayCall(t *testing.T) {
	t.Parallel()
	b, other := newBench(t), newBench(t)
	tenant := otherTenant
	access := b.accessToken(t)
	for name, c := range map[string]struct {
		token, tenant string
		problem       string // "" is 200
	}{
		"an access token":                  {access, DefaultTenant, ""},
		"a tenant in capitals":             {access, strings.ToUpper(DefaultTenant), ""},
		"a service account":                {b.serviceToken(t), DefaultTenant, ""},
		"an app token":                     {b.minted(t, TokenRequest{Kind: "app"}), DefaultTenant, ""},
		"no token":                         {"", DefaultTenant, "not a JWT"},
		"no tenant":                        {access, "", "X-Tenant-ID is missing"},
		"an unknown tenant":                {access, "22222222-2222-4222-8222-222222222222", "not connected to the tenant"},
		"a session token":                  {b.minted(t, TokenRequest{}), DefaultTenant, "session token"},
		"an expired token":                 {b.minted(t, TokenRequest{Kind: "access", Expired: true}), DefaultTenant, "expire"},
		"a bad signature":                  {b.minted(t, TokenRequest{Kind: "access", BadSignature: true}), DefaultTenant, "signature"},
		"of another sandbox":               {other.accessToken(t), DefaultTenant, "not valid here"},
		"an app token of another app":      {b.minted(t, TokenRequest{Kind: "app", Audience: "other"}), DefaultTenant, "audience"},
		"an app token of another tenant":   {b.minted(t, TokenRequest{Kind: "app", Tenant: &tenant}), DefaultTenant, "another tenant"},
		"a tenant that a token was for":    {access, otherTenant, ""},
		"what is no token":                 {"x.y.z", DefaultTenant, "not a JWT"},
		"an app token for its own tenant ": {b.minted(t, TokenRequest{Kind: "app", Tenant: &tenant}), otherTenant, ""},
	} {
		for range 2 { // a token that was verified is remembered
			code, answer, header := b.call(c.token, c.tenant, "GET", "/erp/v2/items", "")
			message, _ := answer["errorMessage"].(string)
			switch {
			case c.problem == "" && code != 200:
				t.Errorf("%s: %d %v", name, code, answer)
			case c.problem != "" && (code != 401 || !strings.Contains(message, c.problem) || header.Get("WWW-Authenticate") != "Bearer"):
				t.Errorf("%s: %d %v, want %s", name, code, answer, c.problem)
			}
		}
	}
	if got := b.ask("GET", "/erp/v2/items", "", cloudapi.TenantHeader, DefaultTenant); got.Code != 401 || !strings.Contains(got.Body.String(), "Authorization is missing") {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}

// TestAccess_mayCall_prefix: the message is about what was sent.
func TestAccess_mayCall_prefix(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for value, want := range map[string]string{"": "Authorization is missing", "Basic eDp5": "Authorization lacks the prefix Bearer"} {
		var headers []string
		if value != "" {
			headers = []string{"Authorization", value}
		}
		if got := b.ask("GET", "/erp/v2/items", "", headers...); got.Code != 401 || !strings.Contains(got.Body.String(), want) {
			t.Errorf("%q: %d %s", value, got.Code, got.Body)
		}
	}
}

// TestAccess_mayCall_later: a token that is remembered expires nevertheless, and its
// key may be retired.
func TestAccess_mayCall_later(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	access, service := b.accessToken(t), b.serviceToken(t)
	for _, token := range []string{access, service} {
		if code, answer, _ := b.call(token, DefaultTenant, "GET", "/erp/v2/items", ""); code != 200 {
			t.Fatal(code, answer)
		}
	}
	if got := b.ask("POST", RotatePath, "{}", "Content-Type", jsonKind); got.Code != 200 {
		t.Fatal(got.Code)
	}
	if code, answer, _ := b.call(service, DefaultTenant, "GET", "/erp/v2/items", ""); code != 401 {
		t.Errorf("after the rotation: %d %v", code, answer)
	}
	b.now = b.now.Add(accessLife + time.Second)
	if code, answer, _ := b.call(access, DefaultTenant, "GET", "/erp/v2/items", ""); code != 401 {
		t.Errorf("a day later: %d %v", code, answer)
	}
}

func TestCloud_delegatedToken(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	tenant := otherTenant
	b.minted(t, TokenRequest{Tenant: &tenant})
	access := b.accessToken(t)
	code, answer, _ := b.call(access, "", "POST", DelegatedPath, `{"tenantId":"`+otherTenant+`"}`)
	delegated, _ := answer["access_token"].(string)
	if code != 200 || answer["token_type"] != "Bearer" || answer["expires_in"] != 3600.0 {
		t.Fatal(code, answer)
	}
	for tenant, want := range map[string]int{otherTenant: 200, DefaultTenant: 401} {
		if code, answer, _ := b.call(delegated, tenant, "GET", "/erp/v2/items", ""); code != want {
			t.Errorf("%s: %d %v", tenant, code, answer)
		}
	}
	for body, want := range map[string]int{`{"tenantId":"33333333-3333-4333-8333-333333333333"}`: 403, `{}`: 400, `{`: 400} {
		if code, answer, _ := b.call(access, "", "POST", DelegatedPath, body); code != want {
			t.Errorf("%s: %d %v", body, code, answer)
		}
	}
	for name, token := range map[string]string{"none": "", "session": b.minted(t, TokenRequest{}), "app": b.minted(t, TokenRequest{Kind: "app"})} {
		if code, answer, _ := b.call(token, "", "POST", DelegatedPath, `{"tenantId":"`+DefaultTenant+`"}`); code != 401 {
			t.Errorf("%s: %d %v", name, code, answer)
		}
	}
	if code, _, _ := b.call(access, "", "POST", DelegatedPath, `{"tenantId":"x"}`, "Content-Type", "text/plain"); code != 415 {
		t.Error(code)
	}
}

// TestCloud_route_keys: backends look for the keys of app tokens at both addresses,
// without a token.
func TestCloud_route_keys(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	if a, root := b.open(t, AppIssuerPath+ZitadelKeysPath), b.open(t, ZitadelKeysPath); len(a.Keys) != 2 || len(root.Keys) != 2 || a.Keys[0].ID != root.Keys[0].ID {
		t.Error(a, root)
	}
}

// TestKnownCallers_bounds: a sandbox that runs for weeks does not grow.
func TestKnownCallers_bounds(t *testing.T) {
	t.Parallel()
	c := newCallers()
	for i := range maxRemembered + 10 {
		c.connect(strconv.Itoa(i))
		c.remember(sha256.Sum256([]byte(strconv.Itoa(i))), caller{})
	}
	if len(c.tenants) > maxRemembered || len(c.verified) > maxRemembered || !c.knows(DefaultTenant) {
		t.Error(len(c.tenants), len(c.verified))
	}
}
