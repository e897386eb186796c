package fault

import (
	"context"
	"errors"
	"io"
	"testing"
)

func TestWrap(t *testing.T) {
	t.Parallel()
	inner := New(Network, "no route").WithHint("100 %% of the cables").WithCause(io.EOF)
	outer := Wrap(inner, "the catalogue: %s", Message(inner))
	if outer.Kind != Network || outer.Message != "the catalogue: no route" || outer.Hint != "100 % of the cables" || !errors.Is(outer, io.EOF) {
		t.Errorf("got %+v", outer)
	}
	changed := Wrap(inner, "x").WithKind(Config).WithHint("y, not %s", Hint(inner))
	if changed.Kind != Config || changed.Hint != "y, not 100 % of the cables" || inner.Kind != Network {
		t.Errorf("got %+v of %+v", changed, inner)
	}
}

// TestWrap_foreign: an error that is no fault gets the kind that From gives it.
func TestWrap_foreign(t *testing.T) {
	t.Parallel()
	if f := Wrap(context.Canceled, "reading: %s", Message(context.Canceled)); f.Kind != Interrupted || f.Message != "reading: interrupted" || f.Hint != "" {
		t.Errorf("got %+v", f)
	}
	if f := Wrap(io.EOF, "reading"); f.Kind != Internal || !errors.Is(f, io.EOF) {
		t.Errorf("got %+v", f)
	}
}
