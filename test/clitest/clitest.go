// Package clitest runs the command line in tests: in their own process in a
// world that is always the same, or in a process of its own.
package clitest

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
)

// WorkFactor makes a passphrase of the encrypted file cost next to nothing, rather than
// 100 ms.
const WorkFactor = 1

// World has no files, no variables, a clock that stands still and no
// randomness.
func World(in io.Reader, out, errs io.Writer) kit.World {
	return kit.World{
		Console:     &console.Console{In: in, Out: out, Err: errs},
		Environment: func(string) string { return "" },
		IsSet:       func(string) bool { return false },
		Now:         func() time.Time { return time.Unix(1_800_000_000, 0) },
		Random:      zeros{},
		WorkFactor:  WorkFactor,
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// Counting is a source of randomness that is always the same, and never
// returns the same twice.
type Counting struct{ next byte }

func (c *Counting) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = c.next
		c.next++
	}
	return len(p), nil
}

// HandlerTransport answers requests without a network.
type HandlerTransport struct{ Handler http.Handler }

// RoundTrip returns what the handler writes.
func (h HandlerTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	recorder := httptest.NewRecorder()
	if r.Body == nil { // a server always has one
		r = r.Clone(r.Context())
		r.Body = http.NoBody
	}
	h.Handler.ServeHTTP(recorder, r)
	return recorder.Result(), nil
}

// Commands lists a command and all below it, in the order of the help.
func Commands(c *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			all = append(all, Commands(sub)...)
		}
	}
	return all
}

// MainVariable is set in a process of the test binary that has to be jtlctl.
const MainVariable = "JTLCTL_TEST_MAIN"

// Command is jtlctl in a process of its own, played by the test binary: its
// TestMain looks at MainVariable.
func Command(ctx context.Context, t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	itself, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(ctx, itself, args...) //nolint:gosec // it is this program
	home := t.TempDir()
	c.Env = []string{MainVariable + "=1", "HOME=" + home, "NO_PROXY=*", "GORACE=atexit_sleep_ms=0"}
	if dir := os.Getenv("GOCOVERDIR"); dir != "" {
		// go test -cover counts what is written there; without it the process warns on stderr.
		c.Env = append(c.Env, "GOCOVERDIR="+dir)
	}
	return c
}
