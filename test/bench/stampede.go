package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// stampede is what a number of processes that are started at once came to.
type stampede struct {
	processes int
	requests  int64
	served    int
	wall, cpu time.Duration
	errors    []string // of those that were not served, each with how many had it
}

// stampedes are several of the same kind.
type stampedes []stampede

// typical returns the median of the times, and the worst of the rest.
func (all stampedes) typical() stampede {
	worst := slices.MinFunc(all, func(a, b stampede) int { return a.served - b.served })
	var walls, cpus []time.Duration
	for _, s := range all {
		worst.requests = max(worst.requests, s.requests)
		walls, cpus = append(walls, s.wall), append(cpus, s.cpu)
	}
	worst.wall, worst.cpu = median(walls), median(cpus)
	return worst
}

// stampede logs in, and starts a number of `token get` at once with a cold cache.
func (l *lab) stampede(ctx context.Context, a answer, processes int) (stampede, error) {
	var requests atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		time.Sleep(a.takes)
		a.reply(w, r)
	}))
	defer server.Close()
	environment := []string{"JTLCTL_TOKEN_URL=" + server.URL, "DBUS_SESSION_BUS_ADDRESS=" + os.Getenv("DBUS_SESSION_BUS_ADDRESS")}
	secretFile := filepath.Join(l.folder, "secret")
	login := l.command(ctx, l.jtlctl, "auth", "login", "--client-id", "crowd", "--client-secret-file", secretFile, "--no-verify", "--yes")
	login.Env = append(login.Env, environment...)
	if err := os.WriteFile(secretFile, []byte("secret-of-the-crowd"), 0o600); err != nil {
		return stampede{}, err
	}
	if output, err := login.CombinedOutput(); err != nil {
		return stampede{}, fmt.Errorf("the login failed: %w\n%s", err, output)
	}
	s, err := l.startAtOnce(ctx, processes, environment, l.jtlctl, "token", "get")
	s.requests = requests.Load()
	return s, err
}

// startAtOnce runs a number of processes of a program at the same time.
func (l *lab) startAtOnce(ctx context.Context, processes int, environment []string, program string, args ...string) (stampede, error) {
	// A file costs nothing while it is measured, unlike a pipe for each process.
	words, err := os.OpenFile(filepath.Join(l.folder, "stderr"), os.O_RDWR|os.O_CREATE|os.O_TRUNC|os.O_APPEND, 0o600)
	if err != nil {
		return stampede{}, err
	}
	defer func() { _ = words.Close() }()
	var group sync.WaitGroup
	commands := make([]*exec.Cmd, processes)
	started := time.Now()
	for i := range commands {
		commands[i] = l.command(ctx, program, args...)
		commands[i].Env = append(commands[i].Env, environment...)
		commands[i].Stderr = words
		group.Go(func() { _ = commands[i].Run() })
	}
	group.Wait()
	s := stampede{processes: processes, wall: time.Since(started)}
	for _, c := range commands {
		if c.ProcessState == nil {
			continue // it could not be started
		}
		if c.ProcessState.Success() {
			s.served++
		}
		s.cpu += c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	}
	text, err := io.ReadAll(io.NewSectionReader(words, 0, 1<<20))
	s.errors = counted(string(text))
	if err == nil {
		err = ctx.Err()
	}
	return s, err
}

// counted returns each line that begins with "error:" once, with how often it is
// there.
func counted(text string) (lines []string) {
	count := map[string]int{}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "error:") {
			count[strings.TrimSpace(line)]++
		}
	}
	for line, times := range count {
		lines = append(lines, fmt.Sprintf("%d times %s", times, line))
	}
	slices.Sort(lines)
	return lines
}
