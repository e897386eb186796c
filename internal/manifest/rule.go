package manifest

// A Check is one rule of the linter. Whatever is said of it anywhere is made
// from here.
type Check struct {
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
	// Bad are documents that the rule finds fault with, Good ones that it
	// does not.
	Bad, Good []Example

	run    func(*pass)
	across func([]*pass) // over all documents at once
}

// Example is a document that shows what a rule means.
type Example struct {
	File string
	Text string
	API  string // as --api; "" is the default
	// Beside is a second file that is looked at together with this one.
	Beside *Example
}

// Checks are the rules, in the order of the documentation.
func Checks() []*Check {
	return []*Check{
		syntaxRule(), duplicateKeyRule(), formOutdatedRule(),
		scopeUnknownRule(), scopeOtherAPIRule(), scopeFormatRule(), scopeDuplicateRule(), scopeBroadRule(),
		scopeWriteWithoutReadRule(), scopeMisnamedRule(), scopeEmptyRule(), scopeTooManyRule(),
		paneScopeUndeclaredRule(), mandatoryOptionalOverlapRule(),
		fieldUnknownRule(), fieldMissingRule(), fieldTypeRule(), fieldMovedRule(), fieldServerAssignedRule(),
		technicalNameRule(), versionFormatRule(),
		urlFormatRule(), urlPlaceholderRule(), urlOriginRule(), urlSharedRule(),
		paneContextRule(), webhookTopicRule(), localeMissingRule(), idDuplicateRule(),
		appIconRule(), challengeLengthRule(),
		releaseURLRule(), releasePlaceholderRule(), releaseListingRule(),
	}
}

// CheckIDs are the names that --rule takes.
func CheckIDs() []string {
	var ids []string
	for _, c := range Checks() {
		ids = append(ids, c.ID)
	}
	return ids
}
