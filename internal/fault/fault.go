// Package fault defines the errors that jtlctl reports: their kind, what
// happened, and what to do next.
//
// It knows no exit codes, no output format and no other package of jtlctl, so
// that every package may use it.
package fault

import (
	"context"
	"errors"
	"fmt"
)

// Kind groups errors by what a script would do about them.
type Kind string

// The kinds. The command line maps each to one exit code.
const (
	Usage       Kind = "usage"       // wrong flags or arguments
	Config      Kind = "config"      // invalid configuration
	Input       Kind = "input"       // invalid input
	Network     Kind = "network"     // there was no response
	Server      Kind = "server"      // the response is of no use
	Store       Kind = "store"       // a store of secrets cannot be used
	Disk        Kind = "disk"        // a file could not be read or written
	Credentials Kind = "credentials" // credentials are missing or were refused
	Refused     Kind = "refused"     // the command was done, and the answer is no
	Pending     Kind = "pending"     // not decided yet
	Interrupted Kind = "interrupted" // the user pressed Ctrl-C
	Internal    Kind = "internal"    // a bug in jtlctl

	NotFound      Kind = "command-not-found"      // the command of the user's does not exist
	NotExecutable Kind = "command-not-executable" // it is there, and cannot be executed
)

// Error is an error with a message for the user. Message says what
// happened, to which thing and why; Hint says what to do now and may be empty.
type Error struct {
	Kind    Kind
	Message string
	Hint    string
	cause   error
}

// New returns an error of a kind. It, WithHint and WithCause are called in more than
// a thousand places, and would be copied into each.
//
//go:noinline
func New(kind Kind, format string, args ...any) *Error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...)}
}

// WithHint sets the hint, which says what to do next, and returns e.
//
//go:noinline
func (e *Error) WithHint(format string, args ...any) *Error {
	e.Hint = fmt.Sprintf(format, args...)
	return e
}

// WithCause keeps the cause for errors.Is and errors.As; it is not printed.
//
//go:noinline
func (e *Error) WithCause(cause error) *Error {
	e.cause = cause
	return e
}

func (e *Error) Error() string { return e.Message }

func (e *Error) Unwrap() error { return e.cause }

// WithOrigin returns an error that also names the origin of the value that it
// is about: a flag, a variable, a profile. If the origin is empty or there is no
// error, it returns err.
func WithOrigin(err error, origin string) error {
	if err == nil || origin == "" {
		return err
	}
	named := *From(err)
	named.Message += " (from " + origin + ")"
	return &named
}

// From returns err as an *Error: the one that it wraps, an interruption if a
// context was cancelled, otherwise an internal error, because every expected
// failure has a kind.
func From(err error) *Error {
	if f, ok := errors.AsType[*Error](err); ok {
		return f
	}
	if errors.Is(err, context.Canceled) {
		return New(Interrupted, "interrupted")
	}
	return New(Internal, "%v", err)
}
