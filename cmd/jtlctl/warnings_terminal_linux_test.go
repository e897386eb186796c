package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestWarnings_terminal: whoever is asked something with -o json sees the warnings
// on the terminal before the question, and they are in the document all the
// same.
func TestWarnings_terminal(t *testing.T) {
	t.Parallel()
	m := newMachine(t, 0)
	folder := filepath.Join(m.home, ".config", "jtlctl")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "config.yaml"), []byte("currend: x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	person, terminal := openPair(t)
	c := command(ctx, t, "auth", "login", "--no-verify", "-o", "json")
	c.Env = append(append(c.Env, "HOME="+m.home), m.env...)
	var out, errs bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = terminal, &out, &errs
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	_ = terminal.Close()
	for _, step := range [][2]string{
		{"unknown key \"currend\" in line 1 (did you mean \"current\"?)\r\nClient ID: ", "a\n"}, {"Client secret: ", "secret-of-a\n"},
	} {
		readUntil(t, person, step[0])
		if _, err := io.WriteString(person, step[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Wait(); err != nil || errs.Len() > 0 || strings.Count(out.String(), `unknown key \"currend\"`) != 1 {
		t.Errorf("%v, %q, %s", err, errs.String(), out.String())
	}
}
