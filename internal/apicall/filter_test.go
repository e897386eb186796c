package apicall

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// TestFilter_Run_endless: an expression that does not end is ended.
func TestFilter_Run_endless(t *testing.T) {
	t.Parallel()
	f, err := ParseFilter("def f: f; f")
	faulttest.Must(t, err)
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errFilterTime)
	faulttest.Want(t, f.Run(ctx, nil, func(any) error { return nil }), fault.Usage, "--jq was stopped", "does the expression end?")
	ctx, end := context.WithCancel(t.Context())
	f, err = ParseFilter("repeat(1)")
	faulttest.Must(t, err)
	n := 0
	err = f.Run(ctx, nil, func(any) error {
		if n++; n == 3 {
			end()
		}
		return nil
	})
	faulttest.Want(t, err, fault.Interrupted)
}

// TestFilter_Run_slowReader: the time in which results are written does not count.
func TestFilter_Run_slowReader(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		f, err := ParseFilter(".[]")
		faulttest.Must(t, err)
		faulttest.Must(t, f.Run(t.Context(), []any{1, 2, 3}, func(any) error { time.Sleep(time.Hour); return nil }))
	})
}

// FuzzFilter: no answer and no expression breaks a filter.
func FuzzFilter(f *testing.F) {
	f.Add(".items[].id", `{"items":[{"id":1.10}]}`)
	f.Add("[.. | numbers] | add", `[1,[2e400,-0]]`)
	f.Add(`.a |= test("x")`, `{"a":"\ud800"}`)
	f.Fuzz(func(t *testing.T, expression, text string) {
		if len(expression) > 60 {
			return // computes for too long
		}
		filter, err := ParseFilter(expression)
		var document any
		if err != nil || filter == nil || decode([]byte(text), &document) != nil {
			return
		}
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		n := 0
		_ = filter.Run(ctx, document, func(any) error {
			if n++; n > 100 {
				return errStopped
			}
			return nil
		})
	})
}
