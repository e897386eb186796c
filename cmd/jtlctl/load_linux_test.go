package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/jtlctl/jtlctl/test/clitest"
)

// slow is how many clients ask and do not read as long as the load lasts.
const slow = 10

// loadOf is how many requests warm a server up, and how many come after that; atOnce how
// many of them at once.
func loadOf() (warmUp, requests int) { return often(300, 2_000), often(1_000, 10_000) }
func atOnce() int                    { return often(50, 200) }

// TestLoad_sandbox: 10,000 requests, right, wrong and broken off, leave no goroutine, no
// open file, no thread and no memory behind.
func TestLoad_sandbox(t *testing.T) {
	t.Parallel()
	s := startLoaded(t, nil, "sandbox", "serve", "--addr", "127.0.0.1:0", "-o", "json")
	l := newLoad(t, s.url)
	s.endure(t, l, l.cloud())
	s.check(t)
}

// TestLoad_proxy: the same of a proxy in front of a sandbox.
func TestLoad_proxy(t *testing.T) {
	t.Parallel()
	upstream := startLoaded(t, nil, "sandbox", "serve", "--addr", "127.0.0.1:0", "-o", "json")
	address := strings.TrimPrefix(upstream.url, "http://")
	p := startLoaded(t, []string{"JTLCTL_SANDBOX=" + address}, "proxy", "--env", "sandbox", "--addr", "127.0.0.1:0", "-o", "json")
	l := newLoad(t, p.url)
	p.endure(t, l, l.proxied())
	// Its own idle connections end with their server.
	_ = upstream.command.Process.Kill()
	_ = upstream.command.Wait()
	p.check(t)
}

// loadedProcess is a server under load.
type loadedProcess struct {
	url     string
	command *exec.Cmd
	stderr  sharedBuffer
	idle    int // files that are open before the load
	// before and after are what it holds after the warm-up and after the load, heap how
	// many MB live then.
	before, after   usage
	heap, heapAfter int
}

// usage is what a process holds.
type usage struct{ files, threads, resident int }

func startLoaded(t *testing.T, env []string, args ...string) *loadedProcess {
	t.Helper()
	p := &loadedProcess{command: clitest.Command(t.Context(), t, args...)}
	p.command.Env = append(append(p.command.Env, "GODEBUG=gctrace=1", "GOTRACEBACK=all"), env...)
	p.command.Stderr = &p.stderr
	stdout, err := p.command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.command.Wait() })
	p.url = addressOf(t, bufio.NewReader(stdout), []string{"json"})
	go func() { _, _ = io.Copy(io.Discard, stdout) }()
	p.idle = p.usage(t).files
	return p
}

// endure sends the requests, and looks at the process after the warm-up.
func (p *loadedProcess) endure(t *testing.T, l *load, mix []attempt) {
	t.Helper()
	warmUp, requests := loadOf()
	l.run(warmUp, mix)
	l.calm(mix[0])
	p.before, p.heap = p.usage(t), p.living(t)
	l.run(requests, mix)
	l.calm(mix[0])
	p.after, p.heapAfter = p.usage(t), p.living(t)
	if l.failed != nil {
		t.Fatal(l.failed)
	}
	if l.unanswered > requests/2 {
		t.Errorf("%d of %d requests were not answered", l.unanswered, warmUp+requests)
	}
}

// check looks at the process after the load, and ends it.
func (p *loadedProcess) check(t *testing.T) {
	t.Helper()
	p.settle(t)
	after, heap := p.after, p.heapAfter
	warmUp, requests := loadOf()
	t.Logf("after %d requests %+v, %d MB live; after %d more %+v, %d MB live", warmUp, p.before, p.heap, requests, after, heap)
	const (
		moreThreads = 16
		moreHeap    = 6         // MB: less than a KiB for each request
		moreKiB     = 32 * 1024 // of the heap that the collector has not given back
	)
	measured := often(0, 1) == 1 // memory has to have something to grow by
	if after.threads > p.before.threads+moreThreads || measured && (heap > p.heap+moreHeap || after.resident > p.before.resident+moreKiB) {
		t.Errorf("the load leaves something behind: %+v and %d MB live, before it %+v and %d MB", after, heap, p.before, p.heap)
	}
	if err := p.command.Process.Signal(syscall.SIGABRT); err != nil { // Go lists its goroutines then
		t.Fatal(err)
	}
	_ = p.command.Wait()
	const most = 24 // of the process itself, and of the connection that was just closed
	if left := regexp.MustCompile(`(?m)^goroutine \d+ .*`).FindAllString(p.stderr.String(), -1); len(left) == 0 || len(left) > most {
		t.Errorf("%d goroutines are left:\n%s", len(left), strings.Join(left[:min(len(left), 50)], "\n"))
	}
}

// usage reads what the process holds.
func (p *loadedProcess) usage(t *testing.T) (u usage) {
	t.Helper()
	folder := filepath.Join("/proc", strconv.Itoa(p.command.Process.Pid))
	open, err := os.ReadDir(filepath.Join(folder, "fd"))
	if err != nil {
		t.Fatal(err)
	}
	u.files = len(open)
	for line := range strings.Lines(readText(t, filepath.Join(folder, "status"))) {
		for name, number := range map[string]*int{"Threads:": &u.threads, "VmRSS:": &u.resident} {
			if words := strings.Fields(line); len(words) > 1 && words[0] == name {
				*number, _ = strconv.Atoi(words[1])
			}
		}
	}
	return u
}

// settle waits until the process has closed its connections. Each request that it
// answers has given it time for that.
func (p *loadedProcess) settle(t *testing.T) {
	t.Helper()
	files := p.idle + 4 // that of the source of randomness, and those of the last request
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	const patience = 20_000
	for range patience {
		if p.usage(t).files <= files {
			return
		}
		if response, err := client.Get(p.url + "/settle"); err == nil {
			_, _ = io.Copy(io.Discard, response.Body)
			_ = response.Body.Close()
		}
	}
	t.Errorf("%d files are open, not %d", p.usage(t).files, files)
}

// living returns how many MB were alive at the end of the last collections of garbage.
func (p *loadedProcess) living(t *testing.T) int {
	t.Helper()
	const last = 2
	found := regexp.MustCompile(`(?m)^gc \d+ .* \d+->\d+->(\d+) MB`).FindAllStringSubmatch(p.stderr.String(), -1)
	switch {
	case often(0, last) == 0:
		return 0
	case len(found) < last:
		t.Fatalf("only %d collections of garbage", len(found))
	}
	var sizes []int
	for _, one := range found[len(found)-last:] {
		size, _ := strconv.Atoi(one[1])
		sizes = append(sizes, size)
	}
	return slices.Min(sizes)
}

// sharedBuffer is written while it is read.
type sharedBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *sharedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *sharedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// load sends requests to a server.
type load struct {
	base, address, prefix string
	client                *http.Client
	bearer                string

	mu         sync.Mutex
	failed     error
	unanswered int
}

// errUnanswered says that a server was too slow for its own patience, as one is on a
// machine with much else to do: that is no wrong answer.
var errUnanswered = errors.New("no answer in time")

func (l *load) note(err error, kind int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case errors.Is(err, errUnanswered):
		l.unanswered++
	case err != nil:
		l.failed = fmt.Errorf("request %d of the mix: %w", kind, err)
	}
}

// attempt is a request that may go wrong; n is different each time.
type attempt func(n int) error

// run makes attempts of a mix, some at once, while slow clients do not read.
func (l *load) run(count int, mix []attempt) {
	lazy := l.startLazy()
	numbers := make(chan int)
	var group sync.WaitGroup
	for range atOnce() {
		group.Go(func() {
			for n := range numbers {
				l.note(mix[n%len(mix)](n), n%len(mix))
			}
		})
	}
	for n := range count {
		numbers <- n
	}
	close(numbers)
	group.Wait()
	for _, c := range lazy {
		_ = c.Close()
	}
	l.client.CloseIdleConnections()
}

// calm sends some requests one after the other: the process collects its garbage while
// nothing else is under way.
func (l *load) calm(one attempt) {
	for n := range often(100, 1500) {
		l.note(one(n), 0)
	}
	l.client.CloseIdleConnections()
}

// startLazy opens connections that ask for more than fits into the buffers of the
// system, and read nothing.
func (l *load) startLazy() (connections []net.Conn) {
	const pipelined = 400
	request := []byte(strings.Repeat(l.head("GET", l.lazyPath(), "")+"\r\n", pipelined))
	for range slow {
		c, err := net.Dial("tcp", l.address)
		if err != nil {
			continue
		}
		connections = append(connections, c)
		go func() { _, _ = c.Write(request) }()
	}
	return connections
}
