package main

import (
	"crypto/rand"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// The names of clitest that most tests here use.
var (
	testWorld = clitest.World
	commands  = clitest.Commands
	command   = clitest.Command
)

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
