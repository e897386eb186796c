package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// crowdMode runs many processes at once: crowd [SERVER] NUMBER…
const crowdMode = "crowd"

// programVariable names another jtlctl to measure, such as one of before a change.
const programVariable = "JTLCTL_BENCH_PROGRAM"

// answer is what the token endpoint of a crowd does.
type answer struct {
	name  string
	takes time.Duration
	reply http.HandlerFunc
}

var answers = []answer{
	{"served", 200 * time.Millisecond, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"access_token":"token-of-the-crowd","token_type":"bearer","expires_in":3600}`)
	}},
	{"down", 0, func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "busy", http.StatusServiceUnavailable) }},
	{"refused", time.Second, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = io.WriteString(w, `{"error":"invalid_client"}`)
	}},
}

// stampede is what a number of processes with a cold cache came to.
type stampede struct {
	processes int
	requests  int64
	served    int
	wall, cpu time.Duration
}

// printCrowds compares processes that are started at once with one process. They
// all read the keyring of this session.
func printCrowds(ctx context.Context, sizes []string) error {
	if os.Getenv("JTLCTL_TEST_KEYRING") != "1" {
		return errors.New("crowd needs a keyring that it may write to: run it with test/bench/run crowd")
	}
	folder, err := os.MkdirTemp("", "jtlctl-bench-")
	if err != nil {
		return err
	}
	l := &lab{root: ".", folder: folder, jtlctl: os.Getenv(programVariable)}
	defer l.close()
	if l.jtlctl == "" {
		if l.jtlctl, err = l.build(ctx, "cmd/jtlctl"); err != nil {
			return err
		}
	}
	chosen := answers
	for _, a := range answers {
		if len(sizes) > 0 && a.name == sizes[0] {
			chosen, sizes = []answer{a}, sizes[1:]
		}
	}
	const columns = "%-8s | %9s | %8s | %6s | %18s | %18s | %s\n"
	fmt.Printf(columns, "server", "processes", "requests", "served", "wall", "CPU", "CPU to the first crowd")
	for _, a := range chosen {
		var one, first stampede
		for _, size := range append([]string{"1"}, sizes...) {
			processes, err := strconv.Atoi(size)
			if err != nil {
				return fmt.Errorf("%q is not a number of processes", size)
			}
			s, err := l.stampede(ctx, a, processes)
			if err != nil {
				return err
			}
			if one = cmp.Or(one, s); processes > 1 {
				first = cmp.Or(first, s)
			}
			fmt.Printf(columns, a.name, size, strconv.FormatInt(s.requests, 10), strconv.Itoa(s.served), compared(s.wall, one.wall), compared(s.cpu, one.cpu), s.growth(first))
		}
	}
	return nil
}

// growth compares the CPU time with that of a smaller crowd. It is to grow no
// faster than the number of processes.
func (s stampede) growth(first stampede) string {
	if first.processes == 0 || s.processes == first.processes {
		return ""
	}
	return fmt.Sprintf("%.1fx for %.1fx the processes", float64(s.cpu)/float64(first.cpu), float64(s.processes)/float64(first.processes))
}

func compared(d, one time.Duration) string {
	return fmt.Sprintf("%.2fs (%.1fx)", d.Seconds(), float64(d)/float64(one))
}

// stampede logs in, and starts a number of `token get` at once.
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
	var group sync.WaitGroup
	commands := make([]*exec.Cmd, processes)
	started := time.Now()
	for i := range commands {
		commands[i] = l.command(ctx, l.jtlctl, "token", "get")
		commands[i].Env = append(commands[i].Env, environment...)
		group.Go(func() { _ = commands[i].Run() })
	}
	group.Wait()
	s := stampede{processes: processes, requests: requests.Load(), wall: time.Since(started)}
	for _, c := range commands {
		if c.ProcessState.Success() {
			s.served++
		}
		s.cpu += c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	}
	return s, ctx.Err()
}
