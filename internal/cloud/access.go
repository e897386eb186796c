package cloud

import (
	"context"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// Access returns the access token of requests, and a new one before it expires. It
// is safe for concurrent use.
type Access struct {
	Service credential.Service
	// Delegated asks for a token of Tenant.
	Delegated bool
	Tenant    string

	mu  sync.Mutex
	got credential.Result
}

// Token returns a token that lives a minute at least.
func (a *Access) Token(ctx context.Context) (secret.String, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.fresh() {
		return a.got.Access, nil
	}
	got, err := a.Service.Token(ctx, a.options())
	if err != nil {
		return secret.String{}, err
	}
	a.got = got
	return got.Access, nil
}

func (a *Access) options() credential.TokenOptions {
	o := credential.TokenOptions{MinTTL: token.DefaultMinTTL, Delegated: a.Delegated}
	if a.Delegated {
		o.Tenant = a.Tenant
	}
	return o
}

// fresh reports whether the token that is there can be used again. One that does not
// say how long it lives is used for a minute.
func (a *Access) fresh() bool {
	if a.got.Access.Empty() {
		return false
	}
	now := a.Service.Platform.Now()
	if a.got.ExpiresAt.IsZero() {
		return now.Sub(a.got.FetchedAt) < time.Minute
	}
	return a.got.ExpiresAt.Sub(now) > min(token.DefaultMinTTL, a.got.Life/2)
}
