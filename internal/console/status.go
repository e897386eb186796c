package console

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// plainEvery is how often a plain line takes the place of the progress line: a
// screen reader reads each one out.
const plainEvery = 30 * time.Second

// statusLine is what the progress line shows now.
type statusLine struct {
	mutex sync.Mutex
	// rewraps reports that a terminal that becomes narrower breaks its lines again.
	rewraps bool
	columns int       // of the text that is shown
	plain   time.Time // when the last plain line was written
}

// rewraps reports whether the terminal breaks the lines that it shows again when
// it becomes narrower, as most do. xterm and screen cut them off, and say so.
func rewraps(environment func(string) string) bool {
	return environment("TMUX") != "" || environment("XTERM_VERSION") == "" && environment("STY") == ""
}

// Progress overwrites the status line of a terminal; without one it does
// nothing. An empty text clears the line. It has to fit into one row, since no
// other is overwritten; the last column stays free, which some terminals need.
// With Accessible it is a plain line from time to time.
func (c *Console) Progress(text string) {
	if !c.Animate || c.Quiet {
		return
	}
	if c.status == nil {
		c.status = &statusLine{}
	}
	s := c.status
	s.mutex.Lock()
	defer s.mutex.Unlock()
	text = c.line(text)
	if c.Accessible != nil && c.Accessible() {
		if now := c.now(); text != "" && (s.plain.IsZero() || now.Sub(s.plain) >= plainEvery) {
			s.plain = now
			_, _ = fmt.Fprintf(c.Err, "%s\n", text)
		}
		return
	}
	columns := 0
	if c.ErrWidth != nil {
		columns = c.ErrWidth()
	}
	if columns > 0 {
		text = fit(text, columns-1)
	}
	_, _ = fmt.Fprintf(c.Err, "%s%s", s.erase(columns), text)
	s.columns = columnsOf(text)
}

// erase removes what is shown. In a terminal that has become narrower that may
// have become several rows.
func (s *statusLine) erase(columns int) string {
	above := 0
	if s.rewraps && columns > 0 && s.columns > 0 {
		above = (s.columns - 1) / columns
	}
	if above == 0 {
		return "\r\x1b[K"
	}
	return "\r\x1b[K" + strings.Repeat("\x1b[A\x1b[K", above)
}

func (c *Console) now() time.Time {
	if c.Now == nil {
		return time.Now()
	}
	return c.Now()
}
