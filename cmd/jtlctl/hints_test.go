package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// wrongHint is the exit code of a process of the tests that has printed a command
// which cannot be typed.
const wrongHint = 99

// startChecked is start for a process of a script. Every command line that it
// names between backquotes on standard error has to be one that jtlctl can parse;
// else the process ends with wrongHint, so that no script can overlook it.
func startChecked(w kit.World) int {
	said := &recorded{to: w.Console.Err}
	w.Console.Err = said
	code := start(w)
	for _, line := range clitest.Hinted(said.text()) {
		if err := clitest.Parses(cli.NewRoot(&kit.App{World: testWorld(strings.NewReader(""), io.Discard, io.Discard)}), line); err != nil {
			fmt.Fprintf(os.Stderr, "a message names `%s`, which cannot be typed: %v\n", line, err)
			code = wrongHint
		}
	}
	return code
}

// recorded keeps what is written.
type recorded struct {
	to   io.Writer
	mu   sync.Mutex
	said strings.Builder
}

func (r *recorded) Write(p []byte) (int, error) {
	r.mu.Lock()
	r.said.Write(p)
	r.mu.Unlock()
	return r.to.Write(p)
}

func (r *recorded) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.said.String()
}

func TestStartChecked(t *testing.T) {
	t.Parallel()
	for line, parses := range map[string]bool{
		"jtlctl auth login":                          true,
		"jtlctl wawi call":                           true,
		"jtlctl wawi call shop GET /v2/info":         true,
		"jtlctl wawi call shop GET /v2/info x y":     false,
		"jtlctl wawi resume 'old shop' --wait 0s":    true,
		"jtlctl wawi resume shop --store":            false,
		"jtlctl wawi resume shop --no-such-flag":     false,
		"jtlctl token exec -- npm start":             true,
		"jtlctl config set -p NAME KEY VALUE":        true,
		"jtlctl config set -p NAME KEY VALUE 4":      false,
		"jtlctl auth lgoin":                          false,
		"jtlctl lgoin":                               false,
		"jtlctl --version":                           true,
		"jtlctl wawi key 'my-app":                    false,
		"jtlctl api graphql -f query='{ QueryX }'":   true,
		"jtlctl wawi register s3 --url URL --app F":  true,
		"jtlctl wawi register s3 --url URL --apps F": false,
	} {
		err := clitest.Parses(cli.NewRoot(&kit.App{World: testWorld(strings.NewReader(""), io.Discard, io.Discard)}), line)
		if (err == nil) != parses {
			t.Errorf("%s: %v", line, err)
		}
	}
}
