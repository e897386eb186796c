package docs

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/jtlctl/jtlctl/test/docs/recording"
)

// The size of the terminal.
const columns, rows = 100, 20

// TestRecording keeps docs/recording.svg what the commands of scenes.sh print on a
// terminal. UPDATE=1 writes it.
func TestRecording(t *testing.T) {
	t.Parallel()
	needsBash(t)
	hidden, shownLines, _ := strings.Cut(readFile(t, "recording/scenes.sh"), "\n\n")
	film := recording.Recording{
		Title:       "jtlctl in a terminal",
		Description: "The Cloud API is called; a forged session token is refused because its signature does not match; a manifest is checked, and a scope that does not exist is found; an app is registered at a JTL-Wawi, and its key goes into the keyring.",
		Columns:     columns, Rows: rows, Still: 1,
	}
	commands := strings.Split(strings.TrimSpace(shownLines), "\n")
	film.Scenes = make([]recording.Scene, len(commands))
	t.Run("scenes", func(t *testing.T) {
		for i, command := range commands {
			t.Run(command, func(t *testing.T) {
				t.Parallel()
				s := newSession(t, []shown{{console: true}}) // what one scene draws at random changes no other
				s.environment = append(s.environment, "TERM=xterm-256color")
				output := strings.TrimRight(s.onTerminal(t, "{ "+hidden+"\n} >/dev/null 2>&1\n"+command), "\r\n")
				lines, err := recording.Lines(output, columns)
				if err != nil {
					t.Fatalf("%v: %q", err, output)
				}
				film.Scenes[i] = recording.Scene{Command: command, Output: lines}
			})
		}
	})
	if slices.ContainsFunc(film.Scenes, func(s recording.Scene) bool { return s.Command == "" }) {
		return // a scene says why
	}
	svg, err := film.SVG()
	if err != nil {
		t.Fatal(err)
	}
	if len(svg) > 60_000 {
		t.Errorf("the recording has %d bytes", len(svg))
	}
	sameFile(t, docsFolder+"/recording.svg", svg)
}

// onTerminal runs lines on a terminal and returns what it was sent.
func (s *session) onTerminal(t *testing.T, lines string) string {
	t.Helper()
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no terminals here: %v", err)
	}
	defer person.Close()
	number, err := unix.IoctlGetInt(int(person.Fd()), unix.TIOCGPTN)
	err = errors.Join(err, unix.IoctlSetPointerInt(int(person.Fd()), unix.TIOCSPTLCK, 0),
		unix.IoctlSetWinsize(int(person.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Col: columns, Row: rows}))
	if err != nil {
		t.Fatal(err)
	}
	terminal, err := os.OpenFile("/dev/pts/"+strconv.Itoa(number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no terminals here: %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // for a command that asks something
	defer cancel()
	shell := exec.CommandContext(ctx, "bash", "-c", lines)
	shell.Cancel = func() error { return syscall.Kill(-shell.Process.Pid, syscall.SIGKILL) }
	shell.Dir, shell.Env = s.folder, s.environment
	shell.Stdin, shell.Stdout, shell.Stderr = terminal, terminal, terminal
	shell.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := shell.Start(); err != nil {
		t.Fatal(err)
	}
	_ = terminal.Close()
	var printed []byte
	for chunk := make([]byte, 4096); ; {
		n, err := person.Read(chunk)
		printed = append(printed, chunk[:n]...)
		if err != nil { // EIO, once nobody has the terminal open
			break
		}
		if bytes.HasSuffix(printed, []byte(": ")) { // a question, which Enter answers
			_, _ = person.WriteString("\n")
		}
	}
	_ = shell.Wait() // a manifest with errors, and a forged token
	if ctx.Err() != nil {
		t.Fatalf("it does not end: %q", printed)
	}
	return string(printed)
}
