package main

import (
	"time"

	"github.com/spf13/pflag"

	"github.com/jtlctl/jtlctl/internal/platform"
)

// globals are the flags that every command has.
type globals struct {
	profile, env, output, config string
	noColour, quiet, verbose     bool
	noInput                      bool
	timeout                      time.Duration
}

func (g globals) json() bool { return g.output == "json" }

func addGlobals(flags *pflag.FlagSet, g *globals) {
	flags.StringVarP(&g.profile, "profile", "p", "", "`NAME` of the profile to use")
	flags.StringVar(&g.env, "env", "", "`ENVIRONMENT` of the platform: prod, beta, qa or dev")
	flags.StringVarP(&g.output, "output", "o", "text", "`FORM` of the result: text or json")
	flags.BoolVar(&g.noColour, "no-color", false, "print without colour")
	flags.BoolVarP(&g.quiet, "quiet", "q", false, "print the result, warnings and errors alone")
	flags.BoolVarP(&g.verbose, "verbose", "v", false, "show requests and answers, without secrets")
	flags.DurationVar(&g.timeout, "timeout", platform.DefaultTimeout, "`DURATION` that a call may take at most, retries included")
	flags.BoolVar(&g.noInput, "no-input", false, "never ask; fail where something is missing")
	flags.StringVar(&g.config, "config", "", "`FILE` to read the configuration from")
}
