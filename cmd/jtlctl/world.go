package main

import (
	"io"
	"net/http"
	"time"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/interrupt"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// world is everything outside the program that it touches.
type world struct {
	console     *console.Console
	environment func(string) string
	isSet       func(string) bool // reports whether a variable is there, be it empty
	now         func() time.Time
	random      io.Reader
	roots       disk.Roots
	transport   http.RoundTripper // nil means the network
	keyring     secret.Backend    // nil means the system's
	// keyringLimits are zero but in tests.
	keyringLimits secret.Limits
	// guard keeps Ctrl-C from cutting short what a command must not lose; nil
	// means that nobody waits for the command.
	guard *interrupt.Guard
}
