// Package credential knows which secret of which profile is stored where, and
// to which server it may be sent: login, logout, and the access tokens that
// stored secrets are exchanged for.
//
// It knows no flags and prints nothing: it is given folders, variables, clock
// and prompts.
package credential

import (
	"context"
	"io"
	"path/filepath"
	"strconv"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/environ"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// Service returns access tokens, and stores what they are made of.
type Service struct {
	Configuration *profile.Configuration
	Stores        *Stores
	Cache         string // the folder of caches; "" if the system has none
	Project       string // the folder in which files of credentials are offered; "" is the current one
	Environment   environ.Lookup
	Platform      platform.Options // Now and Redactor are used here too
	Random        io.Reader
	Prompts       Prompts
	// Warn reports something that did not stop the work.
	Warn func(format string, args ...any)

	unlink func(path string) error // removes a file; nil means as usual
}

// Prompts are how a person is asked. Without a terminal they fail, and say
// what to do instead.
type Prompts struct {
	Text func(ctx context.Context, question, instead string) (string, error)
	// Secret does not show what is typed. variables could have given it too.
	Secret func(ctx context.Context, question, instead string, variables ...string) (secret.String, error)
	// Confirm asks a question that yes or no answers.
	Confirm func(ctx context.Context, question, instead string) (bool, error)
	// CanAsk reports whether somebody is there to answer; nil means nobody is.
	CanAsk func() bool
	// Stdin reads standard input to its end, up to a limit in bytes.
	Stdin func(ctx context.Context, limit int64) ([]byte, error)
	// RefuseStdin returns an error if standard input has data that only a flag would
	// have read; nil means that there is none.
	RefuseStdin func(flag string) error
	// Typed reports whether a person types standard input.
	Typed bool
}

func (p Prompts) refuseStdin() error {
	if p.RefuseStdin == nil {
		return nil
	}
	return p.RefuseStdin("--client-secret-stdin")
}

func (p Prompts) canAsk() bool { return p.CanAsk != nil && p.CanAsk() }

func (s Service) now() time.Time { return s.Platform.Now() }

// Slot names the place of a secret in a store. It names the client too, so
// that a secret is never used with another client's ID, and a login that is
// cut off between store and profile leaves the old pair as it was.
func Slot(kind, profile, environment, clientID string) string {
	return kind + "/" + strconv.Quote(profile) + "/" + environment + "/" + clientID
}

// cacheKeyName names the key that seals the profile's tokens.
func cacheKeyName(profile string) string { return token.CacheKey + "/" + strconv.Quote(profile) }

// tokensFolder is the folder of the cache for a profile's tokens, so that a
// logout finds all of them.
func (s Service) tokensFolder(profile string) string {
	return filepath.Join(s.Cache, "tokens", disk.NameOf(profile))
}
