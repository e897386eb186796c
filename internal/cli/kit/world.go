package kit

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/interrupt"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// World is everything outside the program that it touches.
type World struct {
	Console     *console.Console
	Environment func(string) string
	IsSet       func(string) bool // reports whether a variable is set, even if it is empty
	Now         func() time.Time
	Random      io.Reader
	Roots       disk.Roots
	Transport   http.RoundTripper // nil means the network
	Keyring     secret.Backend    // nil means the system's
	// KeyringLimits and WorkFactor, the cost of a passphrase, are zero, which
	// means the usual ones, but in tests.
	KeyringLimits secret.Limits
	WorkFactor    int
	// Pause waits between requests; nil takes real time.
	Pause func(ctx context.Context, d time.Duration) error
	// Guard keeps Ctrl-C from cutting short what a command must not lose; nil
	// means that nobody waits for the command.
	Guard *interrupt.Guard
}
