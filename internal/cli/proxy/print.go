package proxy

import (
	"fmt"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/proxy"
	"github.com/jtlctl/jtlctl/internal/record"
)

// printer shows requests on the terminal, one a line, also for those who read the
// address as JSON: unless they want it quiet.
type printer struct{ app *kit.App }

func (p printer) served(s proxy.Served) {
	if p.app.Flags.Quiet() {
		return
	}
	c := p.app.Console
	safe := func(text string) string { return console.SafeLine(c.Redacted(text)) }
	line := p.status(s) + " " + fmt.Sprintf("%-6s ", console.SafeLine(s.Method)) + safe(s.Path)
	if s.Refused != "" {
		_, _ = fmt.Fprintf(c.Err, "%s  %s\n", line, c.ErrStyle.Yellow("refused: "+safe(s.Refused)))
		return
	}
	line += "  " + c.ErrStyle.Faint(rounded(s.Took))
	if s.Failure != "" {
		line += "  " + c.ErrStyle.Red(safe(s.Failure))
	}
	if what := needs(s); what != "" {
		line += "  " + console.SafeLine(what)
	}
	_, _ = fmt.Fprintf(c.Err, "%s\n", line)
	if s.Message != "" {
		_, _ = fmt.Fprintf(c.Err, "    %s\n", c.ErrStyle.Yellow(safe(s.Message)))
	}
	if s.Hint != "" {
		_, _ = fmt.Fprintf(c.Err, "    %s %s\n", c.ErrStyle.Cyan("hint:"), safe(s.Hint))
	}
}

func (p printer) status(s proxy.Served) string {
	style := p.app.Console.ErrStyle
	text := fmt.Sprintf("%3d", s.Status)
	switch {
	case s.Status == 0:
		return style.Red("---")
	case s.Status >= 500: //nolint:mnd // the classes of RFC 9110, 15
		return style.Red(text)
	case s.Status >= 300: //nolint:mnd // likewise
		return style.Yellow(text)
	}
	return style.Green(text)
}

// rounded writes a duration for people.
func rounded(d time.Duration) string {
	const short = 10 * time.Millisecond
	if d < short {
		return d.Round(time.Millisecond / 10).String() //nolint:mnd // tenths
	}
	return d.Round(time.Millisecond).String()
}

// needs writes the scopes that a request needs, and the operation of a GraphQL one.
func needs(s proxy.Served) string {
	var words []string
	if s.GraphQL && s.Operation != "" {
		words = append(words, s.Operation+":")
	}
	switch {
	case s.Grade == record.Unresolved:
		words = append(words, "unknown operation")
	case len(s.Scopes) == 0:
		return strings.Join(append(words, "no scope"), " ")
	}
	words = append(words, strings.Join(s.Scopes, " or "))
	if s.Grade == record.Likely {
		words = append(words, "(likely)")
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

// printSummary lists the scopes that the requests needed.
func printSummary(a *kit.App, s proxy.Summary) {
	if s.Unwritten > 0 {
		a.Console.Warnf("the record lacks %s", kit.Count(s.Unwritten, "request"))
	}
	if !a.Flags.Quiet() {
		text := s.NeededText()
		if text == "" {
			text = "none"
		}
		_, _ = fmt.Fprintf(a.Console.Err, "%s; scopes needed: %s\n", kit.Count(s.Requests, "request"), console.SafeLine(text))
		if len(s.Missing) > 0 {
			_, _ = fmt.Fprintf(a.Console.Err, "%s %s\n", a.Console.ErrStyle.Yellow("missing:"), console.SafeLine(strings.Join(s.Missing, ", ")))
		}
	}
	if rows := s.Rows(); len(rows) > 0 && !a.Flags.JSON() {
		a.Console.Table(rows)
	}
}
