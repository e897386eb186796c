package jwt

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
)

// Batch verifies one token a line, on all cores.
type Batch struct {
	// Verify checks one token.
	Verify func(ctx context.Context, text string, now time.Time) (Result, error)
	// Now returns the time to verify at. It is called for each token: a stream
	// may last longer than its tokens.
	Now func() time.Time
	// Format writes a result as a line with its newline.
	Format func(Result) (string, error)
	// Progress, if set, is called with the number of results written.
	Progress func(done int)
}

// Summary counts the results of a batch.
type Summary struct{ Total, Failed int }

// chunkLines and chunkBytes bound what one worker takes at a time; with them
// the memory of a run depends only on the number of cores.
const (
	chunkLines = 64
	chunkBytes = 256 << 10
)

// Run reads tokens, one a line, and writes one result a line to out in the
// same order. An empty line is a token that fails. It stops at the first error of
// reading, writing or the key source. in is opened with a context that ends
// with the run, so that a read that waits for more does not hold it up.
func (b Batch) Run(ctx context.Context, in func(context.Context) io.Reader, out io.Writer) (Summary, error) {
	workers := runtime.GOMAXPROCS(0)
	group, ctx := errgroup.WithContext(ctx)
	// Each job is sent to a worker and to the writer, which waits for the results
	// of the jobs in order.
	work := make(chan job, workers)
	order := make(chan job, 2*workers)
	group.Go(func() error {
		defer close(work)
		defer close(order)
		return readChunks(in(ctx), func(lines []string) error {
			p := job{lines: lines, done: make(chan jobResult, 1)}
			for _, queue := range []chan job{order, work} {
				select {
				case queue <- p:
				case <-ctx.Done():
					return context.Cause(ctx)
				}
			}
			return nil
		})
	})
	for range workers {
		group.Go(func() error {
			for p := range work {
				result, err := b.verify(ctx, p.lines)
				if err != nil {
					return err
				}
				p.done <- result
			}
			return nil
		})
	}
	var summary Summary
	group.Go(func() error { return b.write(ctx, order, out, &summary) })
	err := group.Wait()
	return summary, err
}

type job struct {
	lines []string
	done  chan jobResult
}

// jobResult is the output of a chunk.
type jobResult struct {
	text   []byte
	counts Summary
}

func (b Batch) verify(ctx context.Context, lines []string) (jobResult, error) {
	var v jobResult
	for _, line := range lines {
		pasted := Extract(line)
		if len(pasted.Found) > 0 {
			pasted.Token = line // Parse says that there are several texts
		}
		result, err := b.Verify(ctx, pasted.Token, b.Now())
		if err != nil {
			return v, err
		}
		text, err := b.Format(result)
		if err != nil {
			return v, err
		}
		v.text = append(v.text, text...)
		v.counts.Total++
		if !result.Valid {
			v.counts.Failed++
		}
	}
	return v, nil
}

func (b Batch) write(ctx context.Context, order <-chan job, out io.Writer, summary *Summary) error {
	for p := range order {
		select {
		case v := <-p.done:
			if _, err := out.Write(v.text); err != nil {
				return err
			}
			summary.Total += v.counts.Total
			summary.Failed += v.counts.Failed
			if b.Progress != nil {
				b.Progress(summary.Total)
			}
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return nil
}

// readChunks splits a stream into lines and passes them on in chunks: full ones,
// or fewer lines if no more can be read at the moment.
func readChunks(in io.Reader, hand func([]string) error) error {
	reader := bufio.NewReaderSize(in, chunkBytes)
	var lines []string
	size := 0
	for {
		line, some, err := readLine(reader)
		if some {
			lines, size = append(lines, line), size+len(line)
		}
		full := len(lines) == chunkLines || size >= chunkBytes
		if len(lines) > 0 && (full || err != nil || reader.Buffered() == 0) {
			if handErr := hand(lines); handErr != nil {
				return handErr
			}
			lines, size = nil, 0
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// readLine returns a line without its end and surrounding white space, and
// whether there was one. Of a line that is longer than any token it keeps just
// enough to be refused.
func readLine(reader *bufio.Reader) (line string, some bool, err error) {
	var long []byte
	for {
		part, err := reader.ReadSlice('\n')
		if err == nil && long == nil {
			return string(bytes.TrimSpace(part)), true, nil
		}
		if room := MaxSize + 2 - len(long); room > 0 {
			long = append(long, part[:min(len(part), room)]...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return string(bytes.TrimSpace(long)), err == nil || len(long) > 0, err
		}
	}
}

// Line is the text form of a result: "ok", or "failed", and the reasons.
func Line(r Result) (verdict, reasons string) {
	if r.Valid {
		return "ok", ""
	}
	return "failed", strings.Join(r.Failures(), "; ")
}
