package token

import (
	"crypto/rand"
	"encoding/json"
	"os"
	"slices"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/fault"
)

const (
	failureVersion = 1
	// MaxFailureFile bounds a file of a failure in bytes.
	MaxFailureFile = 64 << 10
	// sharedFor is how old a failure may be to count for whoever was waiting: whoever
	// was asked for a passphrase in between has waited for something else.
	sharedFor = 10 * time.Second
)

// FailureFile passes the reason why a token was not obtained on to the processes
// that wait for the same token, so that they do not repeat the attempts. It is
// not encrypted and holds no secret.
type FailureFile struct {
	File disk.File
	// About is everything that decides whether an attempt fails, such as the
	// time that it has. The file has only its hash.
	About string
	// Redact removes secrets from text; nil means that nothing is shared.
	Redact func(string) string
}

// failure is the form of the file. ID is another one for each failure: a process
// that saw it before it began to wait must try for itself.
type failure struct {
	Version int        `json:"version"`
	ID      string     `json:"id"`
	About   string     `json:"about"`
	At      time.Time  `json:"at"`
	Kind    fault.Kind `json:"kind"`
	Message string     `json:"message"`
	Hint    string     `json:"hint"`
}

// sharedKinds are those of failures that every process with the same
// credentials would have.
var sharedKinds = []fault.Kind{fault.Network, fault.Server, fault.Credentials}

// Load returns the last failure. Whatever is wrong with the file, there is none.
func (f FailureFile) Load() (failure, bool) {
	if f.Redact == nil || f.File.CheckPrivate() != nil {
		return failure{}, false
	}
	text, err := f.File.Load()
	var last failure
	if err != nil || exactjson.Unmarshal(text, &last) != nil {
		return failure{}, false
	}
	ok := last.Version == failureVersion && last.About == disk.NameOf(f.About) && last.ID != "" && last.Message != "" && slices.Contains(sharedKinds, last.Kind)
	return last, ok
}

// LastID identifies the last failure; "" if there is none.
func (f FailureFile) LastID() string {
	last, _ := f.Load()
	return last.ID
}

// Since returns the failure that happened after LastID had returned an ID, if it
// is not too old; nil if there is none.
func (f FailureFile) Since(id string, now time.Time) error {
	last, ok := f.Load()
	if age := now.Sub(last.At); !ok || last.ID == id || age < 0 || age > sharedFor {
		return nil
	}
	e := fault.New(last.Kind, "%s", f.Redact(last.Message))
	if last.Hint != "" {
		e = e.WithHint("%s", f.Redact(last.Hint))
	}
	return e
}

// Save shares a failure, if it is one of all processes. That it cannot be
// shared costs only time.
func (f FailureFile) Save(err error, now time.Time) {
	e := fault.From(err)
	if f.Redact == nil || !slices.Contains(sharedKinds, e.Kind) {
		return
	}
	text, err := json.Marshal(failure{
		Version: failureVersion, ID: rand.Text(), About: disk.NameOf(f.About), At: now.UTC(),
		Kind: e.Kind, Message: f.Redact(e.Message), Hint: f.Redact(e.Hint),
	})
	if err == nil && int64(len(text)) <= f.File.Max {
		_ = f.File.Save(text)
	}
}

// Remove ends the sharing: a token was obtained since.
func (f FailureFile) Remove() {
	if f.File.Path != "" {
		_ = os.Remove(f.File.Path)
	}
}
