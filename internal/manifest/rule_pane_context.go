package manifest

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/suggest"
)

func paneContextRule() *Rule {
	return &Rule{
		ID: "pane-context", Severity: Warning,
		Summary: "A pane with an unknown context",
		Why: "With a wrong context the pane never appears. customers, items and salesorders are used by real apps; " +
			"there may be others, so a context that resembles none of them is only an info.",
		check: func(p *pass) {
			for _, at := range p.stringsOf(PaneContext) {
				text := p.stringAt(at)
				nearest := suggest.Nearest(text, paneContexts)
				switch {
				case slices.Contains(paneContexts, text):
				case strings.EqualFold(text, "orders"), strings.EqualFold(text, "order"):
					p.report(at, "no known app has a pane with the context %q", truncate(text)).suggest("salesorders")
				case nearest != "":
					p.report(at, "no known app has a pane with the context %q", truncate(text)).suggest("%s", nearest)
				default:
					p.report(at, "no known app has a pane with the context %q; check that it appears", truncate(text)).capSeverity(Info).
						suggest("known contexts: %s", strings.Join(paneContexts, ", "))
				}
			}
		},
	}
}
