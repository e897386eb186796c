package secret

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"os/exec"
	"strings"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// HelperPrefix begins the name of a store behind a credential helper of Docker:
// helper:pass is the program docker-credential-pass.
const HelperPrefix = "helper:"

const (
	helperProgram = "docker-credential-"
	helperUser    = "jtlctl" // the protocol wants one; a second would leave the first in force
	// maxHelperLine bounds what a helper is sent, in bytes: that of Debian reads lines of at
	// most 64 KiB.
	maxHelperLine = 64 << 10
	// helperAlone and helperPerson bound a call, without and with somebody who can answer
	// what a helper asks: gpg starts an agent first, and vaults are on a network.
	helperAlone  = 15 * time.Second
	helperPerson = time.Minute
	// helperNotice is after how much of helperPerson the person is warned: a question may be
	// on the same terminal, and takes some seconds to answer.
	helperNotice = 10 * time.Second
)

// Helper is a store behind a program that speaks the protocol of Docker's credential
// helpers, which those of pass, Secret Service, macOS, Windows and of many vaults do.
//
// What its programs do was measured with docker-credential-pass and -secretservice 0.6.4
// of Debian 12: errors are on standard output; "not found" may be an answer with empty
// fields; a locked store answers as an empty one.
type Helper struct {
	Program string // as in docker-credential-PROGRAM
	// Waiting is set if a person is there who can answer what the helper asks. It is called
	// when a call takes so long that the helper is probably asking.
	Waiting func(limit time.Duration)
	Limits  Limits
	// Run makes a call; nil starts the program. words are what it says on standard error.
	Run func(ctx context.Context, call HelperCall) (output, words []byte, err error)

	works  atomic.Bool // a probe has shown that what is not found is not there
	warned atomic.Bool // Waiting was called
}

// credentials is the document of the protocol.
type credentials struct {
	ServerURL string
	Username  string
	Secret    string
}

// Name is the prefix and the program.
func (h *Helper) Name() string { return HelperPrefix + h.Program }

// address is where a secret is stored: the form of a URL is what all helpers take.
func address(name string) string {
	parts := strings.Split(name, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return "https://" + service + "/" + strings.Join(parts, "/")
}

// Get reads a secret. Before it says that there is none it proves that the store works,
// since a locked one looks like an empty one.
func (h *Helper) Get(ctx context.Context, name string) (String, error) {
	value, err := h.get(ctx, name)
	if errors.Is(err, ErrNotFound) && !h.works.Load() {
		if failed := h.prove(ctx); failed != nil {
			return String{}, failed
		}
	}
	return value, err
}

// prove finds out whether what is not found is not there.
func (h *Helper) prove(ctx context.Context) error {
	err := probe(ctx, unproven{h})
	h.works.Store(err == nil)
	return err
}

func (h *Helper) get(ctx context.Context, name string) (String, error) {
	output, err := h.call(ctx, "get", []byte(address(name)), String{})
	if err != nil {
		return String{}, err
	}
	return h.read(name, output)
}

// read reads what the helper answered to get.
func (h *Helper) read(name string, output []byte) (String, error) {
	var got credentials
	if !utf8.Valid(output) || json.Unmarshal(output, &got) != nil {
		return String{}, h.fault("its answer is not the JSON of a credential helper")
	}
	switch {
	case got.Secret == "":
		return String{}, ErrNotFound
	case got.Username != helperUser:
		return String{}, h.fault("the entry "+address(name)+" has the user name "+textutil.Quote(got.Username, 50)+", and not "+helperUser).
			WithHint("something else wrote it: remove it with `printf %%s '%s' | docker-credential-%s erase`", address(name), h.Program)
	}
	return New(got.Secret), nil
}

// Set writes a secret.
func (h *Helper) Set(ctx context.Context, name string, value String) error {
	const another = "use the encrypted file instead: --store file"
	if !utf8.ValidString(value.Reveal()) {
		return fault.New(fault.Store, "the secret is not UTF-8, which is all that the %s store can keep", h.Name()).WithHint(another)
	}
	text, err := json.Marshal(credentials{address(name), helperUser, value.Reveal()}) //nolint:gosec // the helper is to have the secret
	if err != nil {
		return err
	}
	if len(text) >= maxHelperLine {
		return fault.New(fault.Store, "the secret is too long for the %s store", h.Name()).WithHint(another)
	}
	_, err = h.call(ctx, "store", append(text, '\n'), value)
	return err
}

// Delete removes a secret. Helpers differ in what they say of one that is not there, and a
// locked store says the same, so that only a look afterwards at a store that works tells.
func (h *Helper) Delete(ctx context.Context, name string) error {
	return h.erase(ctx, name, h.Get)
}

func (h *Helper) erase(ctx context.Context, name string, look func(context.Context, string) (String, error)) error {
	_, failed := h.call(ctx, "erase", []byte(address(name)), String{})
	switch _, err := look(ctx, name); {
	case errors.Is(err, ErrNotFound):
		return nil
	case failed != nil && !errors.Is(failed, ErrNotFound):
		return failed
	case err != nil:
		return err
	}
	return h.fault("it has not removed the entry")
}

// unproven is a helper that is believed when it says that there is no entry: for the
// proof itself.
type unproven struct{ *Helper }

// Get reads the entry of the proof, and looks that another one, which is not there, is
// not answered with it: some helpers know hosts only, and would keep one secret.
func (u unproven) Get(ctx context.Context, name string) (String, error) {
	value, err := u.get(ctx, name)
	if errors.Is(err, ErrNotFound) {
		return value, u.fault("it does not give back what was put into it: it may be locked").WithHint("unlock it, and try again")
	}
	if err != nil {
		return value, err
	}
	if other, err := u.get(ctx, name+"/other"); err == nil && other.Equal(value) {
		return value, u.fault("it answers with the entry of another address").WithHint("it cannot keep more than one secret; use another store")
	}
	return value, nil
}

// Set removes what an interrupted helper may have stored all the same.
func (u unproven) Set(ctx context.Context, name string, value String) error {
	err := u.Helper.Set(ctx, name, value)
	if err != nil && ctx.Err() != nil {
		removeLate(ctx, u, name)
	}
	return err
}

func (u unproven) Delete(ctx context.Context, name string) error {
	return u.erase(ctx, name, u.get)
}

// call runs the helper within the limit. No error repeats the hidden value.
func (h *Helper) call(ctx context.Context, verb string, input []byte, hidden String) ([]byte, error) {
	limit := cmp.Or(h.Limits.Alone, helperAlone)
	if h.Waiting != nil {
		limit = cmp.Or(h.Limits.Person, helperPerson)
		notice := time.AfterFunc(cmp.Or(h.Limits.Notice, helperNotice), func() {
			if !h.warned.Swap(true) {
				h.Waiting(limit)
			}
		})
		defer notice.Stop()
	}
	within, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	run := h.Run
	if run == nil {
		run = func(ctx context.Context, call HelperCall) (output, words []byte, err error) { return call.run(ctx) }
	}
	output, words, err := run(within, HelperCall{Program: helperProgram + h.Program, Verb: verb, Input: input, Alone: h.Waiting == nil})
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case errors.Is(err, errAnswersForever):
		return nil, h.fault(err.Error()).WithCause(err)
	case within.Err() != nil:
		return nil, h.fault("it did not answer within " + limit.String()).WithHint("if it asks for a password or is locked, unlock it and try again")
	case errors.Is(err, exec.ErrDot):
		return nil, h.fault("docker-credential-" + h.Program + " is only in a relative folder of the PATH, where anybody can have put it").
			WithHint("write the whole path of that folder into PATH").WithCause(err)
	case errors.Is(err, errNoHelper):
		return nil, h.fault("there is no program docker-credential-" + h.Program + " in the PATH that can be executed").
			WithHint("install it, or name another helper; Debian has docker-credential-pass in the package golang-docker-credential-helpers").WithCause(err)
	case err != nil && !hasEnded(err):
		return nil, h.fault("docker-credential-" + h.Program + " cannot be executed: " + err.Error()).
			WithHint("is it a program for this system, or a script whose first line names one that exists?").WithCause(err)
	case err != nil && isNotFound(output):
		return nil, ErrNotFound
	case err != nil:
		return nil, h.failure(verb, string(input), string(output), string(words), hidden, err)
	}
	return output, nil
}

func (h *Helper) fault(reason string) *fault.Error {
	return fault.New(fault.Store, "the store %s cannot be used: %s", h.Name(), reason).
		WithHint("`jtlctl doctor` reports the details; or use the encrypted file: --store file")
}
