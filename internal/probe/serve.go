package probe

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// Serve serves a sandbox for the time of a probe; stop ends it.
func Serve(ctx context.Context, address string, c sandbox.Config) (served *sandbox.Server, stop func(), err error) {
	if served, err = sandbox.Open(address); err != nil {
		return nil, nil, fault.Wrap(err, "%s", fault.Message(err)).
			WithHint("if a sandbox is running there, leave out --serve; %s=127.0.0.1:0 takes a free port", platform.SandboxVariable)
	}
	if err := served.Configure(c); err != nil {
		served.Close()
		return nil, nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = served.Serve(ctx) // it ends with the context
	}()
	return served, func() { cancel(); <-ended }, nil
}
