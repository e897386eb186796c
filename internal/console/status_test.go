package console

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func statusOf(width *int) (*Console, *strings.Builder) {
	errs := &strings.Builder{}
	return &Console{Err: errs, Animate: true, ErrWidth: func() int { return *width }}, errs
}

// TestConsole_Progress_width: the line fits into one row, so that it is overwritten.
func TestConsole_Progress_width(t *testing.T) {
	t.Parallel()
	for width, want := range map[int]string{0: "0123456789", 11: "0123456789", 10: "01234567…", 5: "012…", 1: "", 2: "…"} {
		c, errs := statusOf(&width)
		c.Progress("0123456789")
		if got := errs.String(); got != "\r\x1b[K"+want {
			t.Errorf("%d columns: %q", width, got)
		}
	}
}

// TestConsole_Progress_resize: a terminal that becomes narrower breaks the line into
// rows, which are all cleared.
func TestConsole_Progress_resize(t *testing.T) {
	t.Parallel()
	width := 100
	c, errs := statusOf(&width)
	c.status = &statusLine{rewraps: true}
	c.Progress(strings.Repeat("x", 90))
	errs.Reset()
	width = 40
	c.Progress("y")
	if got := errs.String(); got != "\r\x1b[K\x1b[A\x1b[K\x1b[A\x1b[Ky" {
		t.Errorf("%q", got)
	}
	errs.Reset()
	width = 10
	c.Progress("z")
	if got := errs.String(); got != "\r\x1b[Kz" {
		t.Errorf("%q", got)
	}
	c, errs = statusOf(&width) // of a terminal that cuts lines off
	width = 100
	c.Progress(strings.Repeat("x", 90))
	errs.Reset()
	width = 40
	c.Progress("y")
	if got := errs.String(); got != "\r\x1b[Ky" {
		t.Errorf("%q", got)
	}
}

func TestRewraps(t *testing.T) {
	t.Parallel()
	for names, want := range map[string]bool{"": true, "XTERM_VERSION": false, "STY": false, "TMUX": true, "TMUX XTERM_VERSION": true} {
		set := strings.Fields(names)
		got := rewraps(func(name string) string {
			if slices.Contains(set, name) {
				return "1"
			}
			return ""
		})
		if got != want {
			t.Errorf("%q: %t", names, got)
		}
	}
}

// TestConsole_Progress_accessible: a screen reader gets whole lines, and not too many.
func TestConsole_Progress_accessible(t *testing.T) {
	t.Parallel()
	width := 20
	c, errs := statusOf(&width)
	now := time.Date(2026, 11, 27, 4, 0, 0, 0, time.UTC)
	c.Accessible, c.Now = func() bool { return true }, func() time.Time { return now }
	for range 61 {
		c.Progress("a line that is longer than the terminal")
		c.Progress("")
		now = now.Add(time.Second)
	}
	if got := errs.String(); got != strings.Repeat("a line that is longer than the terminal\n", 3) {
		t.Errorf("%q", got)
	}
}
