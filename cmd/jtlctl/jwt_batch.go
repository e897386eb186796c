package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

// batchGC lets the heap of a batch, which is small, grow to five times what is
// in use before it is collected: a few megabytes for a few percent of speed.
const batchGC = 400

// progressEvery is how many results pass before the status line changes.
const progressEvery = 5000

func (a *app) verifyBatch(ctx context.Context, batch jwt.Batch, args []string) error {
	in, closeIn, err := a.batchInput(args)
	if err != nil {
		return err
	}
	defer closeIn()
	debug.SetGCPercent(batchGC)
	batch.Policy.Brief = !a.flags.json()
	batch.Format = func(r jwt.Result) (string, error) { return console.LineOf(jwt.Line(r)), nil }
	if a.flags.json() {
		batch.Policy.Brief = !a.flags.json()
		batch.Format = func(r jwt.Result) (string, error) { return console.Line(r) }
	}
	next := progressEvery
	batch.Progress = func(done int) {
		if done >= next {
			a.console.Progress(fmt.Sprintf("%d tokens", done))
			next = done + progressEvery
		}
	}
	summary, err := batch.Run(ctx, in, a.console)
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

func (a *app) batchInput(args []string) (open func(context.Context) io.Reader, closeIt func(), err error) {
	if len(args) == 0 && a.console.InTerminal {
		return nil, nil, fault.New(fault.Usage, "there are no tokens").
			WithHint("name a file with one token a line, or pipe them in")
	}
	if len(args) == 0 || args[0] == "-" {
		return a.textReader(a.console.In), func() {}, nil
	}
	file, err := os.Open(args[0])
	if info, statErr := os.Stat(args[0]); err == nil && statErr == nil && info.IsDir() {
		err = errors.New("it is a folder")
	}
	if err != nil {
		return nil, nil, fault.New(fault.Input, "the file %s cannot be read: %v", args[0], disk.Cause(err)).
			WithHint("--batch takes a file with one token a line; a single token goes without --batch")
	}
	return a.textReader(file), func() { _ = file.Close() }, nil
}

// textReader reads a stream in whatever form Windows wrote it, and gives up
// when the run ends.
func (a *app) textReader(r io.Reader) func(context.Context) io.Reader {
	return func(ctx context.Context) io.Reader { return disk.TextReader(console.Cancellable(ctx, r)) }
}
