// Package docs keeps the generated pages, schemas and transcripts of docs
// what the commands print, and runs every command line that pages and help show.
// It is a package of its own because the library of JSON Schema costs each
// process that contains it some milliseconds, and the tests of cmd/jtlctl start
// thousands.
package docs

import (
	"context"
	"crypto/rand"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// TestMain lets the test binary be jtlctl for commands that need a folder of
// their own, and the other programs of a page.
func TestMain(m *testing.M) {
	if os.Getenv(clitest.MainVariable) == "" {
		// The tests wait for processes more than they compute.
		if err := flag.Set("test.parallel", strconv.Itoa(4*runtime.GOMAXPROCS(0))); err != nil {
			panic(err)
		}
		m.Run()
		return
	}
	name := filepath.Base(os.Args[0])
	if played := os.Getenv(playVariable); played != "" {
		name = played
	}
	if play := otherPrograms[name]; play != nil {
		if err := play(os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, name+":", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if err := clitest.AdoptHome(); err != nil {
		panic(err)
	}
	world := kit.World{
		Console:     console.System(os.Getenv),
		Environment: os.Getenv,
		IsSet:       func(name string) bool { _, set := os.LookupEnv(name); return set },
		Now:         time.Now,
		Random:      rand.Reader,
		Roots:       disk.SystemRoots(os.Getenv),
	}
	if os.Getenv(sandboxVariable) != "" {
		world = pageWorld(world)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], world)
	stop()
	os.Exit(code)
}
