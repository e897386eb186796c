package kit

import (
	"time"

	"github.com/spf13/pflag"

	"github.com/jtlctl/jtlctl/internal/platform"
)

// globals are the flags that every command has.
type globals struct {
	profile, env, output, config, caCert string
	noColour, quiet, Verbose             bool
	noInput                              bool
	Timeout                              time.Duration
}

func (g *globals) JSON() bool { return g.output == "json" }

// Quiet reports whether --quiet was given.
func (g *globals) Quiet() bool { return g.quiet }

// AddGlobals adds the global flags.
func AddGlobals(flags *pflag.FlagSet, g *globals) {
	flags.StringVarP(&g.profile, "profile", "p", "", "use the profile `NAME`")
	flags.StringVar(&g.env, "env", "", "select the platform `ENVIRONMENT`: prod, beta, qa, dev or sandbox")
	flags.StringVarP(&g.output, "output", "o", "text", "print the result as `FORMAT`: text or json")
	flags.BoolVar(&g.noColour, "no-color", false, "print without colour")
	flags.BoolVarP(&g.quiet, "quiet", "q", false, "print only the result, warnings and errors")
	flags.BoolVarP(&g.Verbose, "verbose", "v", false, "show requests and responses, without secrets")
	flags.DurationVar(&g.Timeout, "timeout", platform.DefaultTimeout, "limit a call with all its retries to `DURATION`")
	flags.StringVar(&g.caCert, "ca-cert", "", "trust the certificates in `FILE` (PEM) besides those of the system")
	flags.BoolVar(&g.noInput, "no-input", false, "never prompt; fail if something is missing")
	flags.StringVar(&g.config, "config", "", "read the configuration from `FILE`")
}
