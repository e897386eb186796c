// Package docs keeps the generated pages, schemas and transcripts of docs
// what the commands print. It is a package of its own because the library of
// JSON Schema costs each process that contains it some milliseconds, and the
// tests of cmd/jtlctl start thousands.
package docs

import (
	"context"
	"crypto/rand"
	"os"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// TestMain lets the test binary be jtlctl for commands that need a folder of
// their own.
func TestMain(m *testing.M) {
	if os.Getenv(clitest.MainVariable) == "" {
		m.Run()
		return
	}
	if err := clitest.AdoptHome(); err != nil {
		panic(err)
	}
	os.Exit(cli.Run(context.Background(), os.Args[1:], kit.World{
		Console:     console.System(os.Getenv),
		Environment: os.Getenv,
		IsSet:       func(name string) bool { _, set := os.LookupEnv(name); return set },
		Now:         time.Now,
		Random:      rand.Reader,
		Roots:       disk.SystemRoots(os.Getenv),
	}))
}
