package main

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/suggest"
	"github.com/jtlctl/jtlctl/internal/verify"
)

// app is what the commands share. Everything costly is opened by the command
// that needs it and not before.
type app struct {
	world
	flags  globals
	config *profile.Configuration // once it is needed
	opened *credential.Stores     // likewise
	// redactor learns every secret that is sent, and takes it out of all that
	// is said beside the result.
	redactor *secret.Redactor
	warnings warnings
}

// apply makes the global flags hold. A command that runs until it is stopped
// warns at once in any case.
func (a *app) apply(untilStopped bool) error {
	// Who asked for JSON reads standard error as JSON too: remarks stay away.
	a.console.Quiet = a.flags.quiet || a.flags.json()
	a.console.NoInput = a.flags.noInput
	if a.flags.json() && !untilStopped {
		a.console.Collect = a.warnings.add
	}
	if a.flags.noColour {
		a.console.NoColour()
	}
	if err := suggest.Among("output form", a.flags.output, []string{"text", "json"}); err != nil {
		return fault.WithOrigin(err, "--output")
	}
	if a.flags.timeout <= 0 {
		return fault.New(fault.Usage, "--timeout must be longer than nothing, and is %s", a.flags.timeout)
	}
	return nil
}

// configuration finds the configuration of this call.
func (a *app) configuration() *profile.Configuration {
	if a.config == nil {
		a.config = &profile.Configuration{
			Folder: a.roots.Config, Named: a.flags.config, Profile: a.flags.profile,
			Flags: map[string]string{"environment": a.flags.env}, Environment: a.lookup, Warn: a.console.Warnf,
		}
	}
	return a.config
}

// stores opens the stores of secrets.
func (a *app) stores() *credential.Stores {
	if a.opened == nil {
		a.opened = &credential.Stores{
			State: a.roots.State, Environment: a.lookup, Backend: a.keyring, Limits: a.keyringLimits,
			AskSecret: a.askSecret, Warn: a.console.Warnf,
		}
		if !a.console.NoInput && (a.console.InTerminal || a.console.ErrTerminal) {
			a.opened.Waiting = a.keyringWaits
		}
	}
	return a.opened
}

// credentials hands out access tokens.
func (a *app) credentials() credential.Service {
	return credential.Service{
		Configuration: a.configuration(), Stores: a.stores(), Cache: a.roots.Cache, Environment: a.lookup,
		Platform: a.clientOptions(), Random: a.random, Warn: a.console.Warnf,
		Prompts: credential.Prompts{Text: a.ask, Secret: a.askSecret, Stdin: a.console.Read, Typed: a.console.InTerminal},
	}
}

func (a *app) clientOptions() platform.Options {
	options := platform.Options{
		Timeout:   a.flags.timeout,
		UserAgent: "jtlctl/" + version(),
		Base:      a.transport,
		Now:       a.now,
		Redactor:  a.redactor,
	}
	if a.flags.verbose {
		options.Trace = a.console.Tracef
	}
	return options
}

// lookup returns an environment variable, and whether it is set.
func (a *app) lookup(name string) (string, bool) { return a.environment(name), a.isSet(name) }

// keySources finds keys with what holds for this call.
func (a *app) keySources(s profile.Resolved) verify.Sources {
	return verify.Sources{
		Platform: a.clientOptions(), Cache: a.roots.Cache, Settings: verify.Settings{Endpoints: s.Endpoints, IDP: s.IDP},
		Access: func(ctx context.Context) (secret.String, error) { return a.credentials().Access(ctx, s) },
		Redact: a.console.Redacted, Warn: a.console.Warnf,
	}
}
