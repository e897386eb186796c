// Package cloud is a call to the API of JTL's cloud: where a path leads, for which
// tenant and with which token it is made, and why it was refused.
//
// It knows flags by name only, in messages, and prints nothing.
package cloud

import (
	"context"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/verify"
)

// TenantHeader names the tenant of a call (platform documentation, 2026-11-21).
const TenantHeader = "X-Tenant-ID"

// Service makes calls with what holds for one command.
type Service struct {
	Credentials credential.Service
	// Sources finds the keys that a token with a tenant is verified with.
	Sources func(profile.Resolved) verify.Sources
	// Scopes are the catalogues that refusals are explained by, and Declared the
	// manifest in this folder.
	Scopes   func() (*scope.Index, error)
	Declared func() Declared
	// Retry and Output belong to the command.
	Retry  apicall.Retry
	Output apicall.Output
}

// Options are a call as a user writes it.
type Options struct {
	apicall.Options
	TenantOptions
	// Delegated asks for a token of the one tenant.
	Delegated bool
}

// Target is whom a call is for: an API, a tenant, and the token.
type Target struct {
	API    string // the base of the API
	Tenant string // "" names none
	Access *Access
	Explainer
}

// Target settles whom calls are for. It fetches no access token, unless the keys for
// --tenant-from need one.
func (s Service) Target(ctx context.Context, o Options) (Target, error) {
	t, err := s.target(o)
	if err != nil {
		return Target{}, err
	}
	return t, t.readTenant(ctx, s, o)
}

// target is Target without the tenant of --tenant-from, which may need the network.
func (s Service) target(o Options) (Target, error) {
	if err := o.check(o.Options); err != nil {
		return Target{}, err
	}
	settings, err := s.Credentials.Configuration.Settings(map[string]string{"tenant_id": o.Tenant})
	if err != nil {
		return Target{}, err
	}
	if err := platform.CheckURL("API", settings.Endpoints.APIURL); err != nil {
		return Target{}, err
	}
	tenant := settings.TenantID
	if tenant != "" && o.TenantFrom == "" {
		if err := profile.CheckTenant(tenant); err != nil {
			return Target{}, fault.WithOrigin(err, settings.Value("tenant_id").Origin)
		}
	}
	if o.Delegated && tenant == "" && o.TenantFrom == "" {
		return Target{}, fault.New(fault.Usage, "--delegated needs the tenant that the token is for").WithHint("name it with --tenant UUID")
	}
	return Target{
		API: settings.Endpoints.APIURL, Tenant: tenant,
		Access: &Access{Service: s.Credentials, Delegated: o.Delegated, Tenant: tenant},
		Explainer: Explainer{
			Settings: settings, Scopes: s.Scopes, Declared: s.Declared, Now: s.Credentials.Platform.Now, Redact: s.Credentials.Platform.Redactor.Redact,
		},
	}, nil
}

// Call makes a call. Nothing is sent, and no token fetched, before everything that
// a user can get wrong was checked.
func (s Service) Call(ctx context.Context, method, path string, o Options) error {
	target, err := s.target(o)
	if err != nil {
		return err
	}
	if method, err = apicall.ParseMethod(method); err != nil {
		return err
	}
	address, err := Address(target.API, path)
	if err != nil {
		return err
	}
	job, err := o.Plan(method, path, address)
	if err != nil {
		return err
	}
	return s.run(ctx, target, o, job)
}

func (s Service) run(ctx context.Context, target Target, o Options, job apicall.Job) error {
	if err := o.checkHeader(job.Call.Header); err != nil {
		return err
	}
	if err := target.readTenant(ctx, s, o); err != nil {
		return err
	}
	options := s.Credentials.Platform
	options.Once, options.Streamed = true, true
	job.Sender = apicall.Sender{
		HTTP: platform.NewClient(options), Quiet: options.Timeout, Prepare: target.Prepare, Retry: s.Retry,
		Unreachable: func(err error) error { return platform.Unreachable("API", platform.Origin(target.API), err) },
	}
	job.Sender.Retry.Any = o.Retry
	job.Out, job.Server = s.Output, "the API"
	job.Explain = func(_ context.Context, x apicall.Exchange) error {
		if f := target.Explain(x); f != nil {
			return f
		}
		return nil
	}
	return job.Run(ctx)
}

// Prepare adds token and tenant to a request. A tenant in a header of the user
// stays.
func (t Target) Prepare(ctx context.Context, request *http.Request) error {
	access, err := t.Access.Token(ctx)
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+access.Reveal())
	if t.Tenant != "" && request.Header.Get(TenantHeader) == "" {
		request.Header.Set(TenantHeader, t.Tenant)
	}
	return nil
}
