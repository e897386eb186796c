package secret

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os/exec"
	"time"
)

// errNoHelper says that the program of a helper is not there.
var errNoHelper = errors.New("no such program")

// runHelper starts a helper. Its questions to a person are its own affair: pinentry has a
// window or the terminal of the session.
func runHelper(ctx context.Context, program, verb string, input []byte) ([]byte, error) {
	path, err := exec.LookPath(program)
	if err != nil {
		return nil, errors.Join(errNoHelper, err)
	}
	var output bytes.Buffer
	c := exec.CommandContext(ctx, path, verb) //nolint:gosec // the user names the helper
	c.Stdin, c.Stdout = bytes.NewReader(input), &limited{to: &output, left: maxHelperLine}
	c.WaitDelay = time.Second // a child of the helper may keep its output open
	err = c.Run()
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil
	}
	return output.Bytes(), err
}

// limited takes as much as it may, and lets the rest go.
type limited struct {
	to   io.Writer
	left int
}

func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.left)
	l.left -= n
	if _, err := l.to.Write(p[:n]); err != nil {
		return 0, err
	}
	return len(p), nil
}
