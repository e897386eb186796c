package console

import (
	"errors"
	"strings"
	"testing"
)

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("nobody reads") }

// TestConsole_Frame prints to standard error, and to standard output if that is closed.
func TestConsole_Frame(t *testing.T) {
	t.Parallel()
	var out, err strings.Builder
	c := &Console{Out: &out, Err: &err, Prompter: Prompter{NoInput: true}}
	c.Frame("the text")
	if !strings.Contains(err.String(), "\nthe text\n") || out.Len() > 0 {
		t.Errorf("stdout %q, stderr %q", out.String(), err.String())
	}
	c.Err = broken{}
	c.Frame("the text")
	if !strings.Contains(out.String(), "\nthe text\n") {
		t.Errorf("stdout %q", out.String())
	}
}

// TestConsole_FrameOnTerminal_none prints nothing, whatever the streams are.
func TestConsole_FrameOnTerminal_none(t *testing.T) {
	t.Parallel()
	var out, err strings.Builder
	c := &Console{Out: &out, Err: &err, Prompter: Prompter{NoInput: true}}
	if c.FrameOnTerminal("the text") || out.Len()+err.Len() > 0 {
		t.Errorf("stdout %q, stderr %q", out.String(), err.String())
	}
	c.ErrTerminal = true
	if !c.FrameOnTerminal("the text") || !strings.Contains(err.String(), "\nthe text\n") {
		t.Errorf("stderr %q", err.String())
	}
}
