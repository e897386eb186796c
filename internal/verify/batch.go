package verify

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime/debug"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

// batchGC lets the heap of a batch, which is small, grow to five times what is
// in use before it is collected: a few megabytes for a few percent of speed.
const batchGC = 400

// Batch verifies the tokens of a stream, one a line.
type Batch struct {
	Verification
	Brief    bool // what is right needs no details
	Format   func(jwt.Result) (string, error)
	Progress func(done int)
}

// Run writes one result a line. It sets how often the memory of the process is
// collected while it runs.
func (b Batch) Run(ctx context.Context, in func(context.Context) io.Reader, out io.Writer) (jwt.Summary, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(batchGC))
	signatures := jwt.NewSignatures()
	b.Trust.Policy.Brief, b.Trust.Policy.Signatures = b.Brief, signatures
	if b.App != nil {
		app := *b.App
		app.Policy.Brief, app.Policy.Signatures = b.Brief, signatures
		b.App = &app
	}
	batch := jwt.Batch{Verify: b.Verify, Now: b.Now, Format: b.Format, Progress: b.Progress}
	return batch.Run(ctx, in, out)
}

// OpenTokens opens a file with one token a line.
func OpenTokens(path string) (io.ReadCloser, error) {
	file, err := os.Open(path)
	if info, statErr := os.Stat(path); err == nil && statErr == nil && info.IsDir() {
		err = errors.Join(errFolder, file.Close())
	}
	if err != nil {
		return nil, disk.Fault(fault.Input, err, "the file %s cannot be read", path).
			WithHint("--batch takes a file with one token a line; leave out --batch for a single token")
	}
	return file, nil
}

var errFolder = errors.New("it is a folder")
