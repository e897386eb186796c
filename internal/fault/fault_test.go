package fault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"testing"
)

func TestError_Error(t *testing.T) {
	t.Parallel()
	f := New(Network, "the %s cannot be reached", "server").
		WithHint("try %d times", 3).
		WithCause(errors.New("dial tcp: lookup: i/o timeout"))
	if got, want := f.Error(), "the server cannot be reached"; got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
	if got, want := f.Hint, "try 3 times"; got != want {
		t.Errorf("Hint = %q, want %q", got, want)
	}
	if f.Kind != Network {
		t.Errorf("Kind = %q", f.Kind)
	}
}

func TestError_Unwrap(t *testing.T) {
	t.Parallel()
	path := &fs.PathError{Op: "open", Path: "config.yaml", Err: fs.ErrNotExist}
	var err error = New(Disk, "no file").WithCause(path)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Error("errors.Is does not find the cause")
	}
	var found *fs.PathError
	if !errors.As(err, &found) || found != path {
		t.Error("errors.As does not find the cause")
	}
	if errors.Unwrap(New(Disk, "no cause")) != nil {
		t.Error("a fault without a cause unwraps to something")
	}
}

func TestFrom_fault(t *testing.T) {
	t.Parallel()
	original := New(Credentials, "refused").WithCause(context.Canceled)
	for name, err := range map[string]error{
		"itself":  original,
		"wrapped": fmt.Errorf("while fetching: %w", original),
		"joined":  errors.Join(errors.New("another"), original),
	} {
		if got := From(err); got != original {
			t.Errorf("%s: From() = %+v, want the fault itself", name, got)
		}
	}
}

func TestFrom_otherErrors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		err  error
		want Error
	}{
		"an interruption":         {context.Canceled, Error{Kind: Interrupted, Message: "interrupted"}},
		"a wrapped interruption":  {fmt.Errorf("get: %w", context.Canceled), Error{Kind: Interrupted, Message: "interrupted"}},
		"what was never foreseen": {errors.New("100% odd"), Error{Kind: Internal, Message: "100% odd"}},
	} {
		if got := From(test.err); got.Kind != test.want.Kind || got.Message != test.want.Message {
			t.Errorf("%s: From() = %q %q, want %q %q", name, got.Kind, got.Message, test.want.Kind, test.want.Message)
		}
	}
}

func TestWithOrigin(t *testing.T) {
	t.Parallel()
	cause := errors.New("cause")
	plain := New(Config, "unknown x").WithHint("use y").WithCause(cause)
	got := WithOrigin(plain, "JTL_X")
	if f := From(got); f.Kind != Config || f.Message != "unknown x (from JTL_X)" || f.Hint != "use y" || !errors.Is(got, cause) {
		t.Errorf("got %+v", f)
	}
	if plain.Message != "unknown x" {
		t.Errorf("the error itself became %q", plain.Message)
	}
	if WithOrigin(nil, "JTL_X") != nil || !errors.Is(WithOrigin(plain, ""), plain) {
		t.Error("no error or no origin changes something")
	}
}
