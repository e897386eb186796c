package secret

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"time"

	"github.com/jtlctl/jtlctl/internal/process"
)

const (
	// maxHelperAnswer bounds what a helper answers, in bytes: a line of maxHelperLine that
	// is escaped in another way is longer.
	maxHelperAnswer = 1 << 20
	// maxHelperWords bounds what is kept of its standard error.
	maxHelperWords = 4 << 10
	// helperEnd is how long a helper that is to end gets for it, and how long one that has
	// ended may have a child that keeps its output open.
	helperEnd = time.Second
)

var (
	errNoHelper       = errors.New("no such program")
	errAnswersForever = errors.New("its answer does not end")
)

// HelperCall is one call of a helper.
type HelperCall struct {
	Program string // in the PATH
	Verb    string
	Input   []byte
	// Alone means that nobody can answer what the helper asks. It then has no access to
	// the terminal, and what it has started ends with it.
	Alone bool
}

// run starts the helper. Its questions to a person are its own affair: pinentry has a
// window or the terminal of the session.
func (h HelperCall) run(ctx context.Context) (output, words []byte, err error) {
	path, err := exec.LookPath(h.Program)
	if err != nil {
		return nil, nil, errors.Join(errNoHelper, err)
	}
	within, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	said, complained := bounded{most: maxHelperAnswer, full: func() { stop(errAnswersForever) }}, bounded{most: maxHelperWords}
	c := exec.CommandContext(within, path, h.Verb) //nolint:gosec // the user names the helper
	c.Env = h.environment(os.Environ())
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(h.Input), &said, &complained
	c.WaitDelay = helperEnd
	killRest := endGently(c, h.Alone)
	err = c.Run()
	if within.Err() != nil {
		killRest()
		return nil, nil, context.Cause(within)
	}
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil
	}
	return said.kept, complained.kept, err
}

// environment is what the helper gets: no other secret than the one it is sent, and, if
// nobody is there, no terminal for gpg to ask on.
func (h HelperCall) environment(variables []string) []string {
	remove := append(Variables(), AccessVariable)
	if h.Alone {
		remove = append(remove, "GPG_TTY")
	}
	return process.Environment{Remove: remove}.Apply(runtime.GOOS, variables)
}

// bounded takes as much as it may, and lets the rest go.
type bounded struct {
	kept []byte
	most int
	full func() // is called if there is a rest; nil does nothing
}

func (b *bounded) Write(p []byte) (int, error) {
	n := min(len(p), b.most-len(b.kept))
	b.kept = append(b.kept, p[:n]...)
	if n < len(p) && b.full != nil {
		b.full()
	}
	return len(p), nil
}
