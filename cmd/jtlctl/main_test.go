package main

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestCtrlCWaitsForWhatMustNotBeDisturbed: half a second is enough for all but
// an answer that is given once.
func TestCtrlCWaitsForWhatMustNotBeDisturbed(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		held     time.Duration // how long something must not be disturbed
		done     time.Duration // when the command ends
		code     int
		at       time.Duration // when the process ends
		mentions string
	}{
		"a command that ends":        {0, 100 * time.Millisecond, 0, 100 * time.Millisecond, ""},
		"one that hangs":             {0, time.Hour, 130, time.Second, "interrupted"},
		"an answer that comes":       {5 * time.Second, 5 * time.Second, 0, 5 * time.Second, ""},
		"one that comes and is told": {5 * time.Second, 5100 * time.Millisecond, 3, 5100 * time.Millisecond, ""},
		"one that never comes":       {time.Hour, time.Hour, 130, grace + longGrace + grace, "interrupted"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var errs strings.Builder
				w := testWorld(strings.NewReader(""), &strings.Builder{}, &errs)
				w.undisturbed = make(chan struct{}, 1)
				if test.held > 0 {
					w.undisturbed <- struct{}{}
					time.AfterFunc(test.held, func() { <-w.undisturbed })
				}
				done := make(chan int, 1)
				time.AfterFunc(test.done, func() { done <- test.code })
				ctx, cancel := context.WithCancel(t.Context())
				cancel()
				start := time.Now()
				code := await(ctx, done, w)
				if took := time.Since(start); code != test.code || took != test.at || !strings.Contains(errs.String(), test.mentions) {
					t.Errorf("exit code %d after %s, %q", code, took, errs.String())
				}
			})
		})
	}
}
