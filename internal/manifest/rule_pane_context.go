package manifest

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/suggest"
)

func paneContextRule() *Rule {
	return &Rule{
		ID: "pane-context", Severity: Warning,
		Summary: "A pane beside a list that is not known",
		Why: "With a wrong context the pane never appears. customers, items and salesorders are proven by real apps; " +
			"there may be others, so one that looks like nothing known is a remark only.",
		run: func(p *pass) {
			for _, at := range p.texts(PaneContext) {
				text := p.text(at)
				nearest := suggest.Nearest(text, paneContexts)
				switch {
				case slices.Contains(paneContexts, text):
				case strings.EqualFold(text, "orders"), strings.EqualFold(text, "order"):
					p.report(at, "no app is known that has a pane beside %q", shortened(text)).suggest("salesorders")
				case nearest != "":
					p.report(at, "no app is known that has a pane beside %q", shortened(text)).suggest("%s", nearest)
				default:
					p.report(at, "no app is known that has a pane beside %q; see whether it appears", shortened(text)).atMost(Info).
						suggest("known are %s", strings.Join(paneContexts, ", "))
				}
			}
		},
	}
}
