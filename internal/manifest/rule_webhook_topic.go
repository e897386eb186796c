package manifest

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

// topicForm is the form of all known topics.
const topicForm = `^com\.jtl(\.[a-z0-9-]+)+\.v[0-9]+(\.[A-Za-z0-9-]+)+$`

// topicPattern matches topicForm.
var topicPattern = textutil.NewPattern(topicForm)

func webhookTopicRule() *Rule {
	return &Rule{
		ID: "webhook-topic", Severity: Error,
		Summary: "A webhook topic that never matches",
		Why: "Topics are matched exactly, so a wildcard matches nothing. A topic that does not look like the known ones is a warning: " +
			"the list is open.",
		check: func(p *pass) {
			for _, at := range p.stringsOf(WebhookTopic) {
				switch text := p.stringAt(at); {
				case strings.Contains(text, "*"):
					p.report(at, "topics are matched exactly: %s matches nothing", p.excerpt(at)).suggest("name each topic in full")
				case !topicPattern.Regexp().MatchString(text):
					p.report(at, "%s does not look like a topic", p.excerpt(at)).capSeverity(Warning).
						suggest("topics look like com.jtl.erp.workflow.v1.item.changed")
				}
			}
		},
	}
}
