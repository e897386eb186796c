package manifest

import (
	"strings"
)

// topicForm matches all known topics.
var topicForm = pattern(`^com\.jtl(\.[a-z0-9-]+)+\.v[0-9]+(\.[A-Za-z0-9-]+)+$`)

func webhookTopicRule() *Rule {
	return &Rule{
		ID: "webhook-topic", Severity: Error,
		Summary: "A webhook topic that never matches",
		Why: "Topics are matched exactly, so a wildcard matches nothing. A topic that does not look like the known ones is a warning: " +
			"the list is open.",
		run: func(p *pass) {
			for _, at := range p.texts(WebhookTopic) {
				switch text := p.text(at); {
				case strings.Contains(text, "*"):
					p.report(at, "topics are matched exactly: %s matches nothing", p.shown(at)).suggest("name each topic in full")
				case !topicForm().MatchString(text):
					p.report(at, "%s does not look like a topic", p.shown(at)).atMost(Warning).
						suggest("topics look like com.jtl.erp.workflow.v1.item.changed")
				}
			}
		},
	}
}
