package cloud

import (
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// TestAccess_fresh: a token is used again as long as it lives for a minute, or half of
// its life if that is shorter.
func TestAccess_fresh(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		token token.Token
		fresh bool
	}{
		"none":             {token.Token{}, false},
		"lives":            {token.Token{ExpiresAt: now.Add(2 * time.Minute), Life: time.Hour}, true},
		"expires soon":     {token.Token{ExpiresAt: now.Add(59 * time.Second), Life: time.Hour}, false},
		"has a short life": {token.Token{ExpiresAt: now.Add(20 * time.Second), Life: 30 * time.Second}, true},
		"says nothing":     {token.Token{FetchedAt: now.Add(-50 * time.Second)}, true},
		"is of long ago":   {token.Token{FetchedAt: now.Add(-70 * time.Second)}, false},
	} {
		if name != "none" {
			test.token.Access = secret.New("x")
		}
		a := Access{Service: credential.Service{Platform: platform.Options{Now: func() time.Time { return now }}}, got: credential.Result{Token: test.token}}
		if a.fresh() != test.fresh {
			t.Errorf("a token that %s: fresh is %v", name, !test.fresh)
		}
	}
}

func TestAccess_options(t *testing.T) {
	t.Parallel()
	own, delegated := Access{Tenant: tenant}, Access{Tenant: tenant, Delegated: true}
	if o := own.options(); o.Delegated || o.Tenant != "" || o.MinTTL != time.Minute {
		t.Errorf("%+v", o)
	}
	if o := delegated.options(); !o.Delegated || o.Tenant != tenant {
		t.Errorf("%+v", o)
	}
}
