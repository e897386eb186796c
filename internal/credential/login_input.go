package credential

import (
	"cmp"
	"context"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// read fills in client ID and secret: from options, files, standard input, or
// by asking. It returns where the secret is from.
func (l login) read(ctx context.Context, found *EnvFile, c *credentials) (from string, err error) {
	c.ClientID = l.o.ClientID
	if found != nil {
		c.ClientID = cmp.Or(l.o.ClientID, found.ClientID)
	}
	what := nameOf(c.Kind)
	switch {
	case found != nil && !found.Secret.Empty():
		if l.o.Stdin || l.o.SecretFile != "" {
			return "", onePlaceOnly()
		}
		c.Secret, from = found.Secret, found.Path
	case l.o.Stdin && !l.Prompts.Typed: // typed text must not be seen: it is asked for
		text, err := l.Prompts.Stdin(ctx, maxFile)
		if err != nil {
			return "", disk.Fault(fault.Input, err, "the secret cannot be read from standard input")
		}
		c.Secret, from = secret.New(disk.Secret(text)), "standard input"
	case l.o.SecretFile != "":
		if c.Secret, err = readSecret(l.o.SecretFile, "secret", disk.Credential, "--client-secret-file", l.Warn); err != nil {
			return "", err
		}
		from = "--client-secret-file"
	}
	if from == "" {
		if err := l.Prompts.refuseStdin(); err != nil {
			return "", err
		}
	}
	if c.Kind == secret.ClientSecret && c.ClientID == "" && found == nil {
		if err := l.offerClientID(ctx, c); err != nil {
			return "", err
		}
	}
	if c.Kind == secret.ClientSecret && c.ClientID == "" {
		if found != nil && !l.Prompts.canAsk() {
			return "", fault.New(fault.Input, "the file %s cannot be used: there is no client ID in it (from --env-file)", found.Path).
				WithHint("use --client-id with it")
		}
		if c.ClientID, err = l.Prompts.Text(ctx, "Client ID", l.instead()); err != nil {
			return "", err
		}
	}
	if from != "" {
		return from, checkSecret(c.Secret, what, from, l.Warn)
	}
	if found != nil && (found.emptySecret != "" || !l.Prompts.canAsk()) {
		return "", found.noSecret()
	}
	question := "Client secret"
	if l.o.SCX {
		question = what
	}
	if found == nil {
		offered, variable, err := l.offeredSecret(*c)
		if err != nil {
			return "", err
		}
		if variable != "" && l.Prompts.canAsk() {
			c.Secret, err = l.Prompts.Secret(ctx, question+" (press Enter to use the one in "+variable+")", "--client-secret-stdin or --client-secret-file")
			if err != nil {
				return "", err
			}
			if !c.Secret.Empty() {
				return "the terminal", checkSecret(c.Secret, what, "", l.Warn)
			}
		}
		if variable != "" {
			c.Secret = offered
			return variable, checkSecret(offered, what, variable, l.Warn)
		}
	}
	if c.Secret, err = l.Prompts.Secret(ctx, question, "--client-secret-stdin or --client-secret-file"); err != nil {
		return "", err
	}
	return "the terminal", checkSecret(c.Secret, what, "", l.Warn)
}

// noSecret is the fault of a file without a secret.
func (f *EnvFile) noSecret() error {
	if f.emptySecret != "" {
		return fault.New(fault.Input, "the file %s cannot be used: %s is empty in it (from --env-file)", f.Path, f.emptySecret).
			WithHint("`npm run register` in the project writes the credentials; or use --client-secret-stdin or --client-secret-file with it, once the line is removed")
	}
	return fault.New(fault.Input, "the file %s cannot be used: there is no client secret in it (from --env-file)", f.Path).
		WithHint("use --client-secret-stdin or --client-secret-file with it")
}
