package manifest

import "sync"

// A Rule is one rule of the linter. All its documentation is generated from this
// type and from the examples in the folder of its name.
type Rule struct {
	ID string
	// Severity is the default, and the most that a finding has.
	Severity Severity
	// Summary describes in one line what the rule reports.
	Summary string
	// Why explains the consequences.
	Why string
	// Fixable reports whether --fix fixes some of the findings.
	Fixable bool
	// Release reports whether the rule runs only with --release.
	Release bool
	// NeedsCode reports whether the rule runs only with --code.
	NeedsCode bool

	// Raisable reports whether a severity that is chosen holds for findings below
	// that of the rule too: what is only doubtful can be made an error.
	Raisable bool

	// ErrorInApplication reports whether a finding is an error in an application
	// file, because `wawi register` rejects it.
	ErrorInApplication bool

	check func(*pass)
	// checkNext returns a check of documents that are linted together, which
	// takes one after another. It must not keep a document, nor a part of its text.
	checkNext func() func(*pass)
}

// Rules returns the rules, in the order of the documentation. Callers must not
// change them or the list.
func Rules() []*Rule { return rules() }

var rules = sync.OnceValue(func() []*Rule {
	return []*Rule{
		syntaxRule(), duplicateKeyRule(), formOutdatedRule(),
		scopeUnknownRule(), scopeOtherAPIRule(), scopeFormatRule(), scopeDuplicateRule(), scopeBroadRule(),
		scopeWriteWithoutReadRule(), scopeMisnamedRule(), scopeEmptyRule(), scopeTooManyRule(),
		paneScopeUndeclaredRule(), mandatoryOptionalOverlapRule(),
		scopeMissingRule(), scopeUnusedRule(), scopeUnprovenRule(),
		fieldUnknownRule(), fieldMissingRule(), fieldTypeRule(), fieldMovedRule(), fieldServerAssignedRule(),
		technicalNameRule(), versionFormatRule(),
		urlFormatRule(), urlPlaceholderRule(), urlOriginRule(), urlSharedRule(),
		paneContextRule(), webhookTopicRule(), localeMissingRule(), idDuplicateRule(),
		appIconRule(), challengeLengthRule(), headerValueRule(), registrationPlaceholderRule(),
		releaseURLRule(), releasePlaceholderRule(), releaseListingRule(),
	}
})

// RuleIDs returns the names that --rule takes.
func RuleIDs() []string {
	var ids []string
	for _, r := range Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}
