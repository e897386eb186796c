package console

import (
	"context"
	"io"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
)

// Read reads standard input to its end, or fails beyond limit bytes. It gives
// up when the context ends, because a read from a terminal cannot be stopped.
func (c *Console) Read(ctx context.Context, limit int64) ([]byte, error) {
	return disk.ReadAll(c.Reader(ctx), limit)
}

// patience is how long a command waits for the first byte of standard input
// without a word.
const patience = 2 * time.Second

// Reader is NewContextReader for standard input, and says what it waits for if
// nothing comes: a pipe that nobody writes to looks as if the command hung.
func (c *Console) Reader(ctx context.Context) io.Reader {
	return &contextReader{ctx: ctx, source: c.In, patience: patience, silent: func() {
		c.Notef("waiting for standard input; Ctrl-C leaves")
	}}
}

// NewContextReader is a reader that gives up when the context ends.
func NewContextReader(ctx context.Context, source io.Reader) io.Reader {
	return &contextReader{ctx: ctx, source: source}
}

type contextReader struct {
	ctx      context.Context
	source   io.Reader
	patience time.Duration
	silent   func() // is called once, if nothing is read within patience; nil does nothing
}

type readResult struct {
	bytes []byte
	err   error
}

func (c *contextReader) Read(p []byte) (int, error) {
	done := make(chan readResult, 1)
	buffer := make([]byte, len(p))
	go func() {
		n, err := c.source.Read(buffer)
		done <- readResult{buffer[:n], err}
	}()
	var late <-chan time.Time
	if c.silent != nil {
		timer := time.NewTimer(c.patience)
		defer timer.Stop()
		late = timer.C
	}
	for {
		select {
		case got := <-done:
			c.silent = nil
			return copy(p, got.bytes), got.err
		case <-late:
			c.silent()
			c.silent = nil
		case <-c.ctx.Done():
			return 0, context.Cause(c.ctx)
		}
	}
}
