package kit

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/cloud"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// AddTenantFlags adds the flags that say for which tenant the Cloud is called.
func AddTenantFlags(c *cobra.Command, o *cloud.Options) {
	c.Flags().StringVar(&o.Tenant, "tenant", "", "call for the tenant `UUID` instead of that of the profile or JTL_TENANT_ID")
	c.Flags().StringVar(&o.TenantFrom, "tenant-from", "", "call for the tenant of the session or app token in `FILE`, which is verified first; - is standard input")
	c.Flags().BoolVar(&o.Delegated, "delegated", false, "call with a token for the tenant instead of the app's own")
}

// Cloud calls the API of the cloud with what holds for this run.
func (a *App) Cloud(ctx context.Context, o apicall.Options) cloud.Service {
	return cloud.Service{
		Credentials: a.Credentials(), Sources: a.KeySources,
		Scopes:   a.CloudScopes,
		Declared: func() cloud.Declared { return declared(a.Documents(ctx)) },
		Retry:    RetryCall(a), Output: PrintCall(a, o),
	}
}

// declared returns the scopes that the manifest in this folder requests. It warns of
// nothing: it is read to explain something else.
func declared(r Documents) cloud.Declared {
	d, _, err := lint.ReadHere(r.Input)
	switch {
	case err != nil:
		return cloud.Declared{Problem: fault.Message(err)}
	case d == nil:
		return cloud.Declared{}
	}
	return cloud.Declared{Name: d.Path, Scopes: manifest.ScopesOf(d).All()}
}
