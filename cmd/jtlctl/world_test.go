package main

import (
	"crypto/rand"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// testWorld has no files, no variables and a clock that stands still.
func testWorld(in io.Reader, out, errs io.Writer) kit.World {
	return kit.World{
		Console:     &console.Console{In: in, Out: out, Err: errs},
		Environment: func(string) string { return "" },
		IsSet:       func(string) bool { return false },
		Now:         func() time.Time { return time.Unix(1_800_000_000, 0) },
		Random:      zeros{},
	}
}

// zeros is a source of randomness that has none.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// newSilentServer takes requests and never answers; it returns its address.
func newSilentServer(t *testing.T) string {
	t.Helper()
	end := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-end }))
	t.Cleanup(func() {
		close(end)
		server.Close()
	})
	return server.URL
}

// newSandboxServer serves a sandbox and returns its address.
func newSandboxServer(t *testing.T) string {
	t.Helper()
	listener, err := sandbox.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	url := "http://" + listener.Addr().String()
	served, err := sandbox.New(sandbox.Config{BaseURL: url, Now: time.Now, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: served, ReadHeaderTimeout: time.Minute}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return url
}
