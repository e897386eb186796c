package secret

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// ErrNotFound says that a store works and has no secret of this name.
var ErrNotFound = errors.New("no such secret")

// probeCleanup bounds how long a failed or interrupted probe tries to remove its
// entry.
const probeCleanup = 2 * time.Second

// Store keeps small secrets by name, each well under the 2560 bytes that
// Windows allows. Errors other than ErrNotFound and that of the context are of type
// *fault.Error.
type Store interface {
	// Name is what a profile remembers, such as "keyring".
	Name() string
	Get(ctx context.Context, name string) (String, error)
	Set(ctx context.Context, name string, value String) error
	// Delete removes a secret; one that is not there is no error.
	Delete(ctx context.Context, name string) error
}

// Names lists the stores that a user can choose, apart from helpers.
func Names() []string { return []string{KeyringName, FileName} }

// CheckName refuses a store that does not exist.
func CheckName(name string) error {
	if program, ok := strings.CutPrefix(name, HelperPrefix); ok && isProgram(program) {
		return nil
	}
	return suggest.Among("store", name, append(Names(), HelperPrefix+"NAME"))
}

// isProgram reports whether a name can be that of a helper, and nothing of a path. WSL
// runs programs of Windows by their whole name: wincred.exe.
func isProgram(name string) bool {
	return name != "" && !strings.ContainsAny(name[:1], "-.") && !strings.ContainsFunc(name, func(r rune) bool {
		return r != '-' && r != '_' && r != '.' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
}

// Probe finds out whether a store works, by writing, reading and deleting.
func Probe(ctx context.Context, store Store) error {
	if h, ok := store.(*Helper); ok {
		return h.prove(ctx)
	}
	return probe(ctx, store)
}

func probe(ctx context.Context, store Store) error {
	name := "probe/" + rand.Text()       // of its own: two at once would break each other
	value := New("probe " + rand.Text()) // what another one left is no proof
	if err := store.Set(ctx, name, value); err != nil {
		return err
	}
	got, err := store.Get(ctx, name)
	if errors.Is(err, ErrNotFound) || err == nil && !got.Equal(value) {
		err = changed(store)
	}
	if err != nil {
		removeLate(ctx, store, name) // it may have been taken all the same
		return err
	}
	return store.Delete(ctx, name)
}

// removeLate removes an entry of a probe, also after an interruption.
func removeLate(ctx context.Context, store Store, name string) {
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), probeCleanup)
	defer cancel()
	_ = store.Delete(within, name)
}

// SetAndCheck stores a secret and reads it back.
func SetAndCheck(ctx context.Context, store Store, name string, value String) error {
	if err := store.Set(ctx, name, value); err != nil {
		return err
	}
	got, err := store.Get(ctx, name)
	if errors.Is(err, ErrNotFound) || (err == nil && !got.Equal(value)) {
		return changed(store)
	}
	return err
}

func changed(store Store) error {
	return fault.New(fault.Store, "the %s store did not give back what was put into it", store.Name()).
		WithHint("use another store (--store), and see `jtlctl doctor` for the details")
}
