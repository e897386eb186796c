package proxy

import (
	"context"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/cloud"
	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/proxy"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func cloudTarget(a *kit.App, o options) target {
	connect := func(ctx context.Context) (proxy.Upstream, error) {
		service := a.Credentials()
		api, err := a.Cloud(ctx, apicall.Options{}).Target(ctx, cloud.Options{TenantOptions: cloud.TenantOptions{Tenant: o.tenant}})
		if err != nil {
			return proxy.Upstream{}, err
		}
		return proxy.Cloud(ctx, proxy.CloudOptions{
			API: api.API, Tenant: api.Tenant, Now: a.Now, Warn: a.Console.Warnf, Explain: api.Explain,
			Redactor: a.Redactor, Wait: a.Flags.Timeout, Platform: a.ClientOptions(),
			Fetch: func(ctx context.Context, minTTL time.Duration, refresh bool) (proxy.Fetched, error) {
				got, err := service.Token(ctx, credential.TokenOptions{MinTTL: minTTL, Refresh: refresh})
				return proxy.Fetched{Token: got.Token, Cached: got.Cached}, err
			},
		})
	}
	return target{connect: connect, declared: func(ctx context.Context) infer.Declared { return declaredHere(ctx, a) }}
}

// declaredHere returns the scopes of the manifest in this folder. One that cannot be
// read is as none: the requests are what matters.
func declaredHere(ctx context.Context, a *kit.App) infer.Declared {
	d, err := a.Documents(context.WithoutCancel(ctx)).ReadHere()
	if err != nil {
		return infer.Declared{}
	}
	return lint.Declared(d)
}

func wawiTarget(a *kit.App, o options, index *scope.Index) target {
	var access wawi.Access
	connect := func(ctx context.Context) (up proxy.Upstream, err error) {
		if access, err = installations(a).Access(ctx, o.wawi, a.ClientOptions().Sandbox, a.Redactor); err != nil {
			return proxy.Upstream{}, err
		}
		return proxy.Wawi(access, index, a.ClientOptions(), a.Flags.Timeout)
	}
	return target{connect: connect, declared: func(context.Context) infer.Declared {
		return infer.Declared{Mandatory: access.Granted, Present: access.GrantedKnown, OnPremise: true}
	}}
}

// installations finds the apps that are registered.
func installations(a *kit.App) wawi.Service {
	return wawi.Service{
		OpenFolder: func() (wawi.Folder, error) {
			state, err := kit.StateFolder(a)
			return wawi.FolderIn(state), err
		},
		Stores: wawi.Stores{Open: a.Stores().Open, Brief: func() secret.Store { return a.Stores().BriefKeyring() }},
		Now:    a.Now,
		UI:     wawi.UI{Warn: a.Console.Warnf, Note: a.Console.Notef},
	}
}
