package secrettest

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// ReadOnly is a store that has no secrets and stores none.
type ReadOnly struct{}

// Name is "env".
func (ReadOnly) Name() string { return "env" }

// Get finds nothing.
func (ReadOnly) Get(context.Context, string) (secret.String, error) {
	return secret.String{}, secret.ErrNotFound
}

// Set refuses.
func (ReadOnly) Set(context.Context, string, secret.String) error { return errReadOnly() }

// Delete refuses.
func (ReadOnly) Delete(context.Context, string) error { return errReadOnly() }

func errReadOnly() error { return fault.New(fault.Usage, "nothing can be stored in the environment") }
