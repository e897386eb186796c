package credential

import (
	"context"
	"errors"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// delegated is the grant of a token for the tenant of the settings.
func (g grant) delegated() (grant, error) {
	tenant := g.settings.Value("tenant_id")
	if tenant.Text == "" {
		return g, fault.New(fault.Usage, "--delegated needs a tenant: no profile has one, and %s", g.Environment.Missing("JTL_TENANT_ID")).
			WithHint("name it with --tenant UUID; a session token has it in tenantId (`jtlctl jwt decode`)")
	}
	if err := profile.CheckTenant(tenant.Text); err != nil {
		return g, fault.WithOrigin(err, tenant.Origin)
	}
	g.tenant = tenant.Text
	return g, nil
}

// appToken returns how a delegated token is fetched. prepare gets the app's own
// token, from its cache if it can, after read has opened the store: a person is
// asked before the lock of the delegated token is taken. A cached one that the
// platform does not accept any more is replaced once.
func (g grant) appToken(read func(context.Context) error) (prepare func(context.Context) error, fetch token.Source) {
	app := g
	app.tenant = ""
	var own token.Token
	var cached bool
	get := func(ctx context.Context, refresh bool) (err error) {
		own, cached, err = app.token(ctx, token.Request{MinTTL: token.DefaultMinTTL, Refresh: refresh})
		return err
	}
	prepare = func(ctx context.Context) error {
		if err := read(ctx); err != nil {
			return err
		}
		return get(ctx, false)
	}
	fetch = func(ctx context.Context) (token.Token, error) {
		t, err := g.exchange(ctx, own.Access)
		if !cached || !errors.Is(err, token.ErrAppToken) {
			return t, err
		}
		if err := get(ctx, true); err != nil {
			return token.Token{}, err
		}
		return g.exchange(ctx, own.Access)
	}
	return prepare, fetch
}

// exchange requests the delegated token with the access token of the app.
func (g grant) exchange(ctx context.Context, access secret.String) (token.Token, error) {
	client := token.Client{HTTP: platform.NewClient(g.Platform), Now: g.now, Redactor: g.Platform.Redactor}
	return client.FetchDelegated(ctx, token.Delegated{URL: platform.DelegatedTokenURL(g.settings.Endpoints.APIURL), Tenant: g.tenant, Access: access})
}
