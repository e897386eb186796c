package main

import (
	"context"
	"fmt"
	"io"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/verify"
)

// progressEvery is how many results pass before the status line changes.
const progressEvery = 5000

func (a *app) verifyBatch(ctx context.Context, v verify.Verification, args []string) error {
	in, err := a.batchInput(args)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	next := progressEvery
	batch := verify.Batch{Verification: v, Brief: !a.flags.json(), Format: a.batchLine, Progress: func(done int) {
		if done >= next {
			a.console.Progress(fmt.Sprintf("%d tokens", done))
			next = done + progressEvery
		}
	}}
	summary, err := batch.Run(ctx, textReader(in), a.console)
	a.console.Progress("")
	if ctx.Err() != nil {
		return fault.New(fault.Interrupted, "interrupted after %s", count(summary.Total, "token"))
	}
	if err != nil {
		return err
	}
	a.console.Notef("%s: %d ok, %d failed", count(summary.Total, "token"), summary.Total-summary.Failed, summary.Failed)
	if summary.Failed > 0 {
		return exitNo
	}
	return nil
}

func (a *app) batchLine(r jwt.Result) (string, error) {
	if a.flags.json() {
		return console.JSONLine(r)
	}
	return console.TabbedLine(jwt.Line(r)), nil
}

func (a *app) batchInput(args []string) (io.ReadCloser, error) {
	switch {
	case len(args) == 0 && a.console.InTerminal:
		return nil, fault.New(fault.Usage, "there are no tokens").
			WithHint("name a file with one token a line, or pipe them in")
	case len(args) == 0 || args[0] == "-":
		return io.NopCloser(a.console.In), nil
	}
	return verify.OpenTokens(args[0])
}

// textReader reads a stream in whatever form Windows wrote it, and gives up
// when the run ends.
func textReader(r io.Reader) func(context.Context) io.Reader {
	return func(ctx context.Context) io.Reader { return disk.TextReader(console.NewContextReader(ctx, r)) }
}
