// Package fault is the one form in which jtlctl tells that something went
// wrong: what kind of trouble it is, what happened, and what to do next.
//
// It knows no exit codes, no output format and no other package of jtlctl, so
// that every package may use it.
package fault

import (
	"context"
	"errors"
	"fmt"
)

// Kind groups faults by what a script would do about them.
type Kind string

// The kinds. The command line maps each to one exit code.
const (
	Usage       Kind = "usage"       // wrong flags or arguments
	Config      Kind = "config"      // configuration that makes no sense
	Input       Kind = "input"       // input that is not what it should be
	Network     Kind = "network"     // no answer came
	Server      Kind = "server"      // an answer came, but not a useful one
	Store       Kind = "store"       // a store of secrets cannot be used
	Disk        Kind = "disk"        // a file could not be read or written
	Credentials Kind = "credentials" // credentials are missing or were refused
	Refused     Kind = "refused"     // the work was done, and the answer is no
	Pending     Kind = "pending"     // it is not decided yet
	Interrupted Kind = "interrupted" // the user pressed Ctrl-C
	Internal    Kind = "internal"    // a defect of jtlctl
)

// Error is a fault with words for the person who reads it. Message says what
// happened, to which thing and why; Hint says what to do now and may be empty.
type Error struct {
	Kind    Kind
	Message string
	Hint    string
	cause   error
}

// New makes a fault of a kind.
func New(kind Kind, format string, args ...any) *Error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...)}
}

// WithHint returns the fault with a hint at what to do next.
func (e *Error) WithHint(format string, args ...any) *Error {
	e.Hint = fmt.Sprintf(format, args...)
	return e
}

// Because keeps the cause for errors.Is and errors.As; it is not printed.
func (e *Error) Because(cause error) *Error {
	e.cause = cause
	return e
}

func (e *Error) Error() string { return e.Message }

func (e *Error) Unwrap() error { return e.cause }

// WithOrigin says where the value came from that an error is about: a flag, a
// variable, a profile. An empty origin, or no error, changes nothing.
func WithOrigin(err error, origin string) error {
	if err == nil || origin == "" {
		return err
	}
	named := *From(err)
	named.Message += " (from " + origin + ")"
	return &named
}

// From returns err as a fault: itself if it is one already, an interruption if
// a context was cancelled, else a defect, because every foreseen failure has
// words of its own.
func From(err error) *Error {
	var f *Error
	if errors.As(err, &f) {
		return f
	}
	if errors.Is(err, context.Canceled) {
		return New(Interrupted, "interrupted")
	}
	return New(Internal, "%v", err)
}
