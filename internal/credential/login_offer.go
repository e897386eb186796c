package credential

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/secret"
)

const clientIDVariable = "JTL_CLIENT_ID"

// offerClientID takes the client ID out of the environment. A person who is there may
// type another one instead.
func (l login) offerClientID(ctx context.Context, c *credentials) error {
	offered := l.Environment.Get(clientIDVariable)
	if offered == "" {
		return nil
	}
	c.ClientID = offered
	if !l.Prompts.canAsk() {
		return nil
	}
	typed, err := l.Prompts.Text(ctx, "Client ID ["+offered+"]", l.instead())
	if err == nil && typed != "" {
		c.ClientID = typed
	}
	return err
}

// offeredSecret returns the secret that the environment has, and its variable; "" if
// there is none, or one that belongs to another client ID.
func (l login) offeredSecret(c credentials) (value secret.String, variable string, err error) {
	owner := l.Environment.Get(clientIDVariable)
	if c.Kind == secret.ClientSecret && owner != "" && owner != c.ClientID {
		return secret.String{}, "", nil
	}
	return l.secretInEnvironment(c.Kind)
}
