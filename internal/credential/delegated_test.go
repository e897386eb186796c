package credential

import (
	"net/http"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

const (
	tenant1     = "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01"
	tenant2     = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"
	tokenCall   = "POST https://auth.jtl-cloud.com/oauth2/token client-1"
	tenantCall  = "POST https://api.jtl-cloud.com/account/identity/delegated-token"
	sandboxCall = "POST http://127.0.0.1:7373/account/identity/delegated-token"
)

func (f *fixture) delegatedToken(t *testing.T, o TokenOptions) Result {
	t.Helper()
	o.Delegated, o.MinTTL = true, time.Minute
	got, err := f.Token(t.Context(), o)
	must(t, err)
	return got
}

func TestService_Token_delegated(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	first := f.delegatedToken(t, TokenOptions{Tenant: tenant1})
	again := f.delegatedToken(t, TokenOptions{Tenant: "8C2F5A70-0D4E-4D0A-9D0A-5F1F7A6B2C01"})
	other := f.delegatedToken(t, TokenOptions{Tenant: tenant2})
	own, err := f.token(t, false)
	must(t, err)
	f.wantRequests(t, tokenCall, tenantCall, tenantCall)
	if first.Cached || !again.Cached || other.Cached || !own.Cached || !again.Access.Equal(first.Access) || other.Access.Equal(first.Access) || own.Access.Equal(first.Access) {
		t.Errorf("got %+v, %+v, %+v, %+v", first, again, other, own)
	}
	if first.Settings.TenantID != tenant1 {
		t.Errorf("the tenant is %q", first.Settings.TenantID)
	}
	refreshed := f.delegatedToken(t, TokenOptions{Tenant: tenant1, Refresh: true})
	if refreshed.Cached || refreshed.Access.Equal(first.Access) {
		t.Error("--refresh returned the cached token")
	}
	f.wantRequests(t, tokenCall, tenantCall, tenantCall, tenantCall)
	// After its life it is fetched again, and so is that of the app.
	f.now = f.now.Add(2 * time.Hour)
	f.delegatedToken(t, TokenOptions{Tenant: tenant1})
	f.wantRequests(t, tokenCall, tenantCall, tenantCall, tenantCall, tokenCall, tenantCall)
	cleared, err := f.ClearTokens()
	must(t, err)
	if cleared.Removed != 3 {
		t.Errorf("%d tokens were removed", cleared.Removed)
	}
}

// TestService_Token_delegatedApart: another app or API has other tokens.
func TestService_Token_delegatedApart(t *testing.T) {
	t.Parallel()
	for variable, value := range map[string]string{"JTL_APP_ID": "another", "JTLCTL_API_URL": "https://another.test"} {
		f := newFixture(t)
		f.login(t)
		f.delegatedToken(t, TokenOptions{Tenant: tenant1})
		f.variables[variable] = value
		if got := f.delegatedToken(t, TokenOptions{Tenant: tenant1}); got.Cached {
			t.Errorf("%s: the cached token is of something else", variable)
		}
	}
}

func TestService_Token_delegatedByEnvironment(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.variables = map[string]string{"JTL_CLIENT_ID": "client-1", "JTL_CLIENT_SECRET": planted, "JTL_TENANT_ID": tenant1}
	for range 2 {
		if got := f.delegatedToken(t, TokenOptions{}); got.Cached {
			t.Error("a token of credentials in the environment was kept")
		}
	}
	f.wantRequests(t, tokenCall, tenantCall, tokenCall, tenantCall)
	f.variables["JTLCTL_ENV"] = "sandbox"
	f.delegatedToken(t, TokenOptions{Tenant: tenant2})
	f.wantRequests(t, tokenCall, tenantCall, tokenCall, tenantCall, "POST http://127.0.0.1:7373/oauth2/token sandbox-app", sandboxCall)
}

// TestService_Token_delegatedRevoked: a cached access token that the platform
// does not accept any more is replaced once.
func TestService_Token_delegatedRevoked(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	_, err := f.token(t, false)
	must(t, err)
	f.statuses = map[string][]int{tenantCall: {http.StatusUnauthorized}}
	f.delegatedToken(t, TokenOptions{Tenant: tenant1})
	f.wantRequests(t, tokenCall, tenantCall, tokenCall, tenantCall)
	// Of a new one it is an error at once.
	f.statuses = map[string][]int{tenantCall: {http.StatusUnauthorized, http.StatusUnauthorized}}
	f.now = f.now.Add(2 * time.Hour)
	f.requests = nil
	_, err = f.Token(t.Context(), TokenOptions{Tenant: tenant1, Delegated: true})
	wantFault(t, err, fault.Credentials, "did not accept the access token")
	f.wantRequests(t, tokenCall, tenantCall)
}

func TestService_Token_delegatedUsage(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	_, err := f.Token(t.Context(), TokenOptions{Delegated: true})
	wantFault(t, err, fault.Usage, "--delegated needs a tenant: no profile has one, and JTL_TENANT_ID is not set", "--tenant UUID")
	for _, delegated := range []bool{true, false} {
		_, err = f.Token(t.Context(), TokenOptions{Delegated: delegated, Tenant: "shop"})
		wantFault(t, err, fault.Usage, `the tenant_id "shop" is not a UUID (from --tenant)`)
	}
	f.variables["JTL_TENANT_ID"] = "shop"
	_, err = f.Token(t.Context(), TokenOptions{Delegated: true})
	wantFault(t, err, fault.Usage, `the tenant_id "shop" is not a UUID (from JTL_TENANT_ID)`)
	_, err = f.Token(t.Context(), TokenOptions{Delegated: true, SCX: true, Tenant: tenant1})
	wantFault(t, err, fault.Usage, "--scx and --delegated contradict each other")
	f.wantRequests(t)
}
