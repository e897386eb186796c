package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// lab is a folder with all that is measured.
type lab struct {
	root             string // of the module
	folder           string
	jtlctl, baseline string
	keys             string // the key set's file
	tokens           []string
	signer           signer
}

const module = "github.com/jtlctl/jtlctl"

func newLab(ctx context.Context) (*lab, error) {
	root, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		return nil, fmt.Errorf("the module is not found from here: %w", err)
	}
	folder, err := os.MkdirTemp("", "jtlctl-bench-")
	if err != nil {
		return nil, err
	}
	l := &lab{root: strings.TrimSpace(string(root)), folder: folder}
	if err := l.fill(ctx); err != nil {
		l.close()
		return nil, err
	}
	return l, nil
}

func (l *lab) close() { _ = os.RemoveAll(l.folder) }

func (l *lab) fill(ctx context.Context) (err error) {
	if l.jtlctl, err = l.build(ctx, "cmd/jtlctl"); err != nil {
		return err
	}
	if l.baseline, err = l.build(ctx, "test/bench/baseline"); err != nil {
		return err
	}
	l.signer = newSigner()
	l.tokens = l.signer.sign(batchSize)
	l.keys = filepath.Join(l.folder, "keys.json")
	return os.WriteFile(l.keys, l.signer.keySet(), 0o600)
}

// build compiles a program of the module as those do who install it with go; packaging/release
// knows the flags of a release.
func (l *lab) build(ctx context.Context, path string) (string, error) {
	program := filepath.Join(l.folder, filepath.Base(path))
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, "./"+path)
	build.Dir = l.root
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%s cannot be built: %w\n%s", path, err, output)
	}
	return program, nil
}

// command is a program away from the user's own files. Its output goes nowhere.
func (l *lab) command(ctx context.Context, program string, args ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, program, args...)
	command.Dir = l.folder
	for _, name := range []string{"HOME", "USERPROFILE", "AppData", "LocalAppData"} {
		command.Env = append(command.Env, name+"="+l.folder)
	}
	return command
}

// verify are the arguments with which jtlctl verifies tokens of this lab.
func (l *lab) verify(args ...string) []string {
	return append([]string{"jwt", "verify", "--jwks", l.keys, "--offline", "--issuer", issuer}, args...)
}

// timed runs a program once for each call. It has to succeed.
func (l *lab) timed(program string, args ...string) contender {
	return l.timedIn(nil, program, args...)
}

// timedIn is timed with further environment variables.
func (l *lab) timedIn(environment []string, program string, args ...string) contender {
	return func(ctx context.Context) (time.Duration, error) {
		command := l.command(ctx, program, args...)
		command.Env = append(command.Env, environment...)
		started := time.Now()
		err := command.Run()
		took := time.Since(started)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", strings.Join(command.Args[:2], " "), err)
		}
		return took, nil
	}
}
