package console

import (
	"context"
	"io"

	"github.com/jtlctl/jtlctl/internal/disk"
)

// Read reads standard input to its end, or fails beyond limit bytes. It gives
// up when the context ends, because a read from a terminal cannot be stopped.
func (c *Console) Read(ctx context.Context, limit int64) ([]byte, error) {
	return disk.ReadAll(NewContextReader(ctx, c.In), limit)
}

// NewContextReader is a reader that gives up when the context ends.
func NewContextReader(ctx context.Context, source io.Reader) io.Reader {
	return &contextReader{ctx: ctx, source: source}
}

type contextReader struct {
	ctx    context.Context
	source io.Reader
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
	select {
	case got := <-done:
		return copy(p, got.bytes), got.err
	case <-c.ctx.Done():
		return 0, context.Cause(c.ctx)
	}
}
