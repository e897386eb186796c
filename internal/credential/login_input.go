package credential

import (
	"cmp"
	"context"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// read fills in client ID and secret: from options, files, standard input, or
// by asking.
func (s Service) read(ctx context.Context, o LoginOptions, c *credentials) (err error) {
	c.ClientID = o.ClientID
	switch {
	case o.EnvFile != "":
		return s.readDotEnv(o, c)
	case o.Stdin && s.Prompts.Typed:
		o.Stdin = false // typed text must not be seen: ask for it
	case o.Stdin:
		text, err := s.Prompts.Stdin(ctx, maxFile)
		if err != nil {
			return disk.Fault(fault.Input, err, "the secret cannot be read from standard input")
		}
		c.Secret = secret.New(trimmed(text))
	case o.SecretFile != "":
		if c.Secret, err = readSecret(o.SecretFile, "secret", disk.Credential, "--client-secret-file", s.Warn); err != nil {
			return err
		}
	}
	if c.Kind == secret.ClientSecret && c.ClientID == "" {
		if c.ClientID, err = s.Prompts.Text(ctx, "Client ID", "--client-id or --env-file"); err != nil {
			return err
		}
	}
	if !o.Stdin && o.SecretFile == "" {
		question := "Client secret"
		if o.SCX {
			question = "SCX refresh token"
		}
		c.Secret, err = s.Prompts.Secret(ctx, question, "--client-secret-stdin or --client-secret-file")
	}
	return err
}

func (s Service) readDotEnv(o LoginOptions, c *credentials) error {
	text, err := readGuarded(o.EnvFile, "credentials", disk.EnvFile, "--env-file", s.Warn)
	if err != nil {
		return err
	}
	id, value, err := parseDotEnv(string(disk.Text(text)))
	if err != nil {
		return fault.New(fault.Input, "the file %s cannot be used: %v (from --env-file)", o.EnvFile, err).WithCause(err)
	}
	c.ClientID, c.Secret = cmp.Or(o.ClientID, id), secret.New(value)
	return nil
}
