package jwt

import (
	"context"
	"fmt"
	"io"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/verify"
)

// progressEvery is how many results pass before the status line changes.
const progressEvery = 5000

func verifyBatch(a *kit.App, ctx context.Context, v verify.Verification, args []string) error {
	in, done, err := batchInput(a, args)
	if err != nil {
		return err
	}
	defer done()
	next := progressEvery
	batch := verify.Batch{Verification: v, Brief: !a.Flags.JSON(), Format: func(r jwt.Result) (string, error) { return batchLine(a, r) }, Progress: func(done int) {
		if done >= next {
			a.Console.Progress(fmt.Sprintf("%d tokens", done))
			next = done + progressEvery
		}
	}}
	summary, err := batch.Run(ctx, in, a.Console)
	a.Console.Progress("")
	if ctx.Err() != nil {
		return fault.New(fault.Interrupted, "interrupted after %s", kit.Count(summary.Total, "token"))
	}
	if err != nil {
		return err
	}
	a.Console.Notef("%s: %d ok, %d failed", kit.Count(summary.Total, "token"), summary.Total-summary.Failed, summary.Failed)
	if summary.Failed > 0 {
		return kit.ExitNo
	}
	return nil
}

func batchLine(a *kit.App, r jwt.Result) (string, error) {
	if a.Flags.JSON() {
		return console.JSONLine(r)
	}
	return console.TabbedLine(jwt.Line(r)), nil
}

// batchInput returns what reads the tokens, in whatever form Windows wrote them, and
// gives up when the run ends.
func batchInput(a *kit.App, args []string) (read func(context.Context) io.Reader, done func(), err error) {
	switch {
	case len(args) == 0 && a.Console.InTerminal:
		return nil, nil, fault.New(fault.Usage, "there are no tokens").
			WithHint("name a file with one token a line, or pipe them in")
	case len(args) == 0 || args[0] == "-":
		return func(ctx context.Context) io.Reader { return disk.TextReader(a.Console.Reader(ctx)) }, func() {}, nil
	}
	file, err := verify.OpenTokens(args[0])
	if err != nil {
		return nil, nil, err
	}
	return func(ctx context.Context) io.Reader { return disk.TextReader(console.NewContextReader(ctx, file)) }, func() { _ = file.Close() }, nil
}
