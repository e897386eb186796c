// Package kit is what the commands share: the world outside of the program, the
// global flags, arguments, prompts, tables and JSON documents.
//
// It wires the packages that decide, and must not know any command.
package kit

import (
	"context"
	"strings"
	"sync"

	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/suggest"
	"github.com/jtlctl/jtlctl/internal/verify"
)

// App is what the commands share. Everything costly is opened by the command
// that needs it and not before.
type App struct {
	World
	Flags  globals
	Verb   string                 // the only one of its noun to build; "" builds all
	config *profile.Configuration // once it is needed
	// sandbox is that of the call; it reads the configuration once.
	sandbox func() platform.Sandbox
	opened  *credential.Stores // likewise
	// trusted are the certificates to trust besides those of the system, likewise.
	trusted func() (platform.Authorities, error)
	// redactor learns every secret that is sent, and takes it out of all that
	// is printed besides the result.
	Redactor *secret.Redactor
	Warnings Warnings
	stdin    *Stdin // likewise
}

// Apply makes the global flags hold. A command that runs until it is stopped
// warns at once in any case.
func (a *App) Apply(untilStopped bool) error {
	// Whoever asked for JSON reads standard error as JSON too: remarks stay away.
	a.Console.Quiet = a.Flags.quiet || a.Flags.JSON()
	a.Console.Prompter.NoInput = a.Flags.noInput
	if a.Flags.JSON() && !untilStopped {
		a.Console.Collect = a.Warnings.Add
	}
	if a.Flags.noColour {
		a.Console.NoColour()
	}
	a.Console.Now = a.Now
	a.Console.Accessible = sync.OnceValue(func() bool { return a.Configuration().Accessible() })
	if err := suggest.Among("output form", a.Flags.output, []string{"text", "json"}); err != nil {
		if strings.ContainsAny(a.Flags.output, "./") {
			return fault.New(fault.Usage, "--output is the form of the result, text or json, and not a file").
				WithHint("put > %s at the end of the command line: the result is printed on standard output", a.Flags.output)
		}
		return fault.WithOrigin(err, "--output")
	}
	if a.Flags.Timeout <= 0 {
		return fault.New(fault.Usage, "--timeout must be longer than nothing, and is %s", a.Flags.Timeout)
	}
	if a.Flags.caCert != "" {
		if err := a.CheckCertificates(); err != nil {
			return err
		}
	}
	return a.Configuration().CheckProfile()
}

// Configuration finds the configuration of this call.
func (a *App) Configuration() *profile.Configuration {
	if a.config == nil {
		a.config = &profile.Configuration{
			Folder: a.Roots.Config, Named: a.Flags.config, Profile: a.Flags.profile,
			Flags: map[string]string{"environment": a.Flags.env, "ca_file": a.Flags.caCert}, Environment: a.Lookup, Warn: a.Console.Warnf,
		}
		a.sandbox = sync.OnceValue(a.config.Sandbox)
		if a.Flags.Verbose {
			a.config.Note = func(format string, args ...any) { a.Console.Tracef("* "+format, args...) }
		}
	}
	return a.config
}

// callSandbox is the sandbox that the call is for; the zero value is none.
func (a *App) callSandbox() platform.Sandbox {
	a.Configuration()
	return a.sandbox()
}

// Stores opens the stores of secrets.
func (a *App) Stores() *credential.Stores {
	if a.opened == nil {
		a.opened = &credential.Stores{
			State: a.Roots.State, Cache: a.Roots.Cache, Environment: a.Lookup, Backend: a.Keyring, Limits: a.KeyringLimits, WorkFactor: a.WorkFactor,
			AskSecret: a.Prompts().AskSecret, Warn: a.Console.Warnf,
		}
		if !a.Console.Prompter.NoInput && (a.Console.InTerminal || a.Console.ErrTerminal) {
			a.opened.Waiting = a.Prompts().storeWaits
		}
	}
	return a.opened
}

// Credentials hands out access tokens.
func (a *App) Credentials() credential.Service {
	return credential.Service{
		Configuration: a.Configuration(), Stores: a.Stores(), Cache: a.Roots.Cache, Environment: a.Lookup,
		Platform: a.ClientOptions(), Random: a.Random, Warn: a.Console.Warnf,
		Prompts: credential.Prompts{Text: a.Prompts().Ask, Secret: a.Prompts().AskSecret, Confirm: a.Prompts().Confirm, CanAsk: a.Console.Prompter.CanAsk, Stdin: a.Console.Read, RefuseStdin: a.Stdin().refuseSecret, Typed: a.Console.InTerminal},
	}
}

// ClientOptions are those of every HTTP client of this call.
func (a *App) ClientOptions() platform.Options {
	options := platform.Options{
		Timeout:   a.Flags.Timeout,
		UserAgent: "jtlctl/" + Version(),
		Base:      a.Transport,
		Now:       a.Now,
		Redactor:  a.Redactor,
		Sandbox:   a.callSandbox(),
		LocalCA:   a.Environment(platform.SandboxCAVariable),
		CA:        a.authorities(),
	}
	if a.Flags.Verbose {
		options.Trace = a.Console.Tracef
	}
	return options
}

// authorities returns what reads the certificates to trust, once.
func (a *App) authorities() func() (platform.Authorities, error) {
	if a.trusted == nil {
		a.trusted = sync.OnceValues(func() (platform.Authorities, error) {
			named := a.Configuration().CAFile()
			return platform.CAFile{Path: named.Text, Origin: named.Origin}.Authorities()
		})
	}
	return a.trusted
}

// CheckCertificates refuses a file of certificates that cannot be used, for a command
// that would else say so of each of its requests.
func (a *App) CheckCertificates() error {
	_, err := a.authorities()()
	return err
}

// Lookup returns an environment variable, and whether it is set.
func (a *App) Lookup(name string) (string, bool) { return a.Environment(name), a.IsSet(name) }

// KeySources finds keys with what holds for this call.
func (a *App) KeySources(s profile.Resolved) verify.Sources {
	cache := a.Roots.Cache
	if s.Sandbox.URL != "" {
		cache = "" // its keys are new at every start
	}
	return verify.Sources{
		Platform: a.ClientOptions(), Cache: cache, Settings: verify.Settings{
			Endpoints: s.Endpoints, IDP: s.IDP,
			AppIssuer: s.AppIssuer, AppID: s.AppID, Issuer: chosen(s, "issuer"),
		},
		Access: func(ctx context.Context) (secret.String, error) { return a.Credentials().Access(ctx, s) },
		Redact: a.Console.Redacted, Warn: a.Console.Warnf,
	}
}

// chosen returns a setting that somebody chose; "" if nobody did.
func chosen(s profile.Resolved, key string) string {
	if value := s.Value(key); value.Chosen() {
		return value.Text
	}
	return ""
}
