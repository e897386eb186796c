package manifest

import "sync"

// A Rule is one rule of the linter. Whatever is said of it anywhere is made
// from here and from the examples in the folder of its name.
type Rule struct {
	ID string
	// Severity is the default, and the most that a finding has.
	Severity Severity
	// Summary says in one line what the rule finds.
	Summary string
	// Why says what happens to who ignores it.
	Why string
	// Fixable tells that --fix mends some of what the rule finds.
	Fixable bool
	// Release tells that the rule runs with --release alone.
	Release bool

	// ErrorInApplication tells that `wawi register` refuses an application file with what
	// the rule finds: there it is an error.
	ErrorInApplication bool

	check    func(*pass)
	checkAll func([]*pass) // over all documents at once
}

// Rules returns the rules, in the order of the documentation. They and the
// list belong to all callers and must not be changed.
func Rules() []*Rule { return rules() }

var rules = sync.OnceValue(func() []*Rule {
	return []*Rule{
		syntaxRule(), duplicateKeyRule(), formOutdatedRule(),
		scopeUnknownRule(), scopeOtherAPIRule(), scopeFormatRule(), scopeDuplicateRule(), scopeBroadRule(),
		scopeWriteWithoutReadRule(), scopeMisnamedRule(), scopeEmptyRule(), scopeTooManyRule(),
		paneScopeUndeclaredRule(), mandatoryOptionalOverlapRule(),
		fieldUnknownRule(), fieldMissingRule(), fieldTypeRule(), fieldMovedRule(), fieldServerAssignedRule(),
		technicalNameRule(), versionFormatRule(),
		urlFormatRule(), urlPlaceholderRule(), urlOriginRule(), urlSharedRule(),
		paneContextRule(), webhookTopicRule(), localeMissingRule(), idDuplicateRule(),
		appIconRule(), challengeLengthRule(), headerValueRule(),
		releaseURLRule(), releasePlaceholderRule(), releaseListingRule(),
	}
})

// RuleIDs are the names that --rule takes.
func RuleIDs() []string {
	var ids []string
	for _, r := range Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}
