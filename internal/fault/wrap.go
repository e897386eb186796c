package fault

// Wrap returns an error with a message of its own about err, which becomes its
// cause. It has the kind and the hint of err, unless WithKind and WithHint
// change them.
func Wrap(err error, format string, args ...any) *Error {
	f := From(err)
	return New(f.Kind, format, args...).WithHint("%s", f.Hint).WithCause(err)
}

// WithKind returns the fault as one of another kind.
func (e *Error) WithKind(kind Kind) *Error {
	e.Kind = kind
	return e
}

// Message returns the message of err, for one that is built around it.
//
//go:noinline
func Message(err error) string { return From(err).Message }

// Hint returns the hint of err; "" if it has none.
func Hint(err error) string { return From(err).Hint }
