package wawi

import (
	"context"
	"fmt"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// waiting shows a person how the waiting goes: on a terminal one line that
// moves, or plain lines for a screen reader; without one a line for each change.
type waiting struct {
	app   *kit.App
	shown wawi.Progress
	began bool
	since time.Time
}

func (w *waiting) tell(p wawi.Progress) {
	c := w.app.Console
	if p.Status == wawi.Accepted {
		c.Progress("")
		if w.app.Flags.Verbose {
			c.Tracef("the key was written %s after the response, and safe on disk %s after it",
				p.Written.Round(time.Microsecond), p.Sealed.Round(time.Microsecond))
		}
		return
	}
	changed := !w.began || p.Status != w.shown.Status || p.Trouble != w.shown.Trouble
	w.began, w.shown, w.since = true, p, w.app.Now()
	switch {
	case !changed:
	case p.Trouble != "":
		c.Progress("")
		c.Notef("no response, asking again in %s: %s", p.Next.Round(time.Millisecond), p.Trouble)
	case !c.Animate:
		c.Notef("%s: waiting for the decision in JTL-Wawi, %s at most", p.Status, jwt.FormatDuration(p.Left.Round(time.Second)))
	}
}

// line is the one that moves, with what matters most at its beginning: a narrow
// terminal cuts the rest off.
func (w *waiting) line() string {
	passed := w.app.Now().Sub(w.since)
	state := string(w.shown.Status)
	if w.shown.Trouble != "" {
		state = "no response"
	}
	return fmt.Sprintf("%s, %s passed, %s left; approve it in JTL-Wawi (Ctrl-C leaves)",
		state, jwt.FormatDuration(w.shown.Elapsed+passed), jwt.FormatDuration(max(0, w.shown.Left-passed)))
}

// sleep waits; on a terminal the line moves every second.
func (w *waiting) sleep(ctx context.Context, d time.Duration) error {
	if !w.began || !w.app.Console.Animate {
		return w.app.Wait(ctx, d)
	}
	for d > 0 {
		w.app.Console.Progress(w.line())
		slice := min(d, time.Second)
		if err := w.app.Wait(ctx, slice); err != nil {
			return err
		}
		d -= slice
	}
	return nil
}
