package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// TestInterrupt presses Ctrl-C where the tool waits: for requests, for
// standard input, for an answer.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	silent := newSilentServer(t)
	for name, test := range map[string]struct {
		args    []string
		ready   func(t *testing.T, stdout, stderr io.Reader)
		message string
	}{
		"sandbox serve": {[]string{"sandbox", "serve", "--addr", "127.0.0.1:0"}, firstLineOf(1), "the sandbox has stopped"},
		"token get":     {[]string{"token", "get", "-v"}, firstLineOf(2), "interrupted"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			c := clitest.Interruptible(command(ctx, t, test.args...))
			c.Env = append(c.Env, "JTL_CLIENT_ID=a", "JTL_CLIENT_SECRET=b", "JTLCTL_TOKEN_URL="+silent)
			stdout, stderr := pipes(t, c)
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			test.ready(t, stdout, stderr)
			if err := clitest.Interrupt(c); err != nil {
				t.Fatal(err)
			}
			rest, err := io.ReadAll(stderr)
			if err != nil {
				t.Fatal(err)
			}
			_ = c.Wait()
			if code := c.ProcessState.ExitCode(); code != 130 || !strings.Contains(string(rest), test.message) {
				t.Errorf("exit code %d, stderr %q", code, rest)
			}
		})
	}
}

// TestInterrupt_probe: what a probe has found until Ctrl-C is printed.
func TestInterrupt_probe(t *testing.T) {
	t.Parallel()
	for _, output := range []string{"text", "json"} {
		t.Run(output, func(t *testing.T) {
			t.Parallel()
			requests, sixth := 0, make(chan struct{})
			backend := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if requests++; requests == 6 {
					close(sixth)
					<-r.Context().Done()
				}
				if r.Header.Get("Authorization") == "" {
					w.WriteHeader(http.StatusUnauthorized)
				}
			}))
			t.Cleanup(backend.Close)
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			c := clitest.Interruptible(command(ctx, t, "jwt", "probe", "--serve", backend.URL, "-o", output))
			c.Env = append(c.Env, "JTLCTL_SANDBOX=127.0.0.1:0")
			var stdout, stderr bytes.Buffer
			c.Stdout, c.Stderr = &stdout, &stderr
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			select {
			case <-sixth:
			case <-ctx.Done():
			}
			if err := clitest.Interrupt(c); err != nil {
				t.Fatal(err)
			}
			_ = c.Wait()
			if code := c.ProcessState.ExitCode(); code != 130 || !strings.Contains(stderr.String(), "interrupted after 5 of ") || !strings.Contains(stderr.String(), "2 let in") {
				t.Errorf("exit code %d, stderr %q", code, &stderr)
			}
			if shown := strings.Contains(stdout.String(), "\nlet-in "); shown != (output == "text") || strings.Contains(stdout.String(), "clean") {
				t.Errorf("stdout %q", &stdout)
			}
		})
	}
}

// TestInterruptWhileAPipeHasNothing opens the other end of a pipe, which works
// only once jtlctl has opened it too, and then presses Ctrl-C.
func TestInterruptWhileAPipeHasNothing(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no named pipes in the file system")
	}
	for _, flag := range []string{"--batch", "--jwks"} {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		pipe := filepath.Join(t.TempDir(), "pipe")
		if err := exec.CommandContext(ctx, "mkfifo", pipe).Run(); err != nil {
			t.Fatal(err)
		}
		c := command(ctx, t, "jwt", "verify", "--offline", flag, pipe, "--jwks", pipe)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		end, err := os.OpenFile(pipe, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := clitest.Interrupt(c); err != nil {
			t.Fatal(err)
		}
		_ = c.Wait()
		if code := c.ProcessState.ExitCode(); code != 130 {
			t.Errorf("%s: exit code %d", flag, code)
		}
		_ = end.Close()
		cancel()
	}
}

// TestInterruptWhileReadingStandardInput cancels a read that never ends.
func TestInterruptWhileReadingStandardInput(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"jwt", "decode", "-"}, {"jwt", "verify", "-"}, {"jwt", "verify", "--batch", "-"}} {
		ctx, cancel := context.WithCancel(t.Context())
		in, writer := io.Pipe()
		reading := &notifying{Reader: in, called: cancel}
		var errs bytes.Buffer
		code := cli.Run(ctx, args, testWorld(reading, io.Discard, &errs))
		if code != 130 || !strings.Contains(errs.String(), "interrupted") {
			t.Errorf("%q: exit code %d, %q", args, code, errs.String())
		}
		_ = writer.Close()
	}
}

// notifying calls a function when somebody begins to read.
type notifying struct {
	io.Reader
	called func()
}

func (n *notifying) Read(p []byte) (int, error) {
	n.called()
	return n.Reader.Read(p)
}

func pipes(t *testing.T, c *exec.Cmd) (stdout, stderr io.Reader) {
	t.Helper()
	stdout, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if stderr, err = c.StderrPipe(); err != nil {
		t.Fatal(err)
	}
	return stdout, stderr
}

// firstLineOf waits for the first line on stdout (1) or stderr (2).
func firstLineOf(stream int) func(*testing.T, io.Reader, io.Reader) {
	return func(t *testing.T, stdout, stderr io.Reader) {
		t.Helper()
		from := stdout
		if stream == 2 {
			from = stderr
		}
		if _, err := bufio.NewReaderSize(from, 16).ReadString('\n'); err != nil {
			t.Error(err)
		}
	}
}
