package manifest

import "github.com/jtlctl/jtlctl/internal/source"

// Severity is how much a finding matters.
type Severity uint8

// The severities. A rule that is Off does not run.
const (
	Off Severity = iota
	Info
	Warning
	Error
)

// Severities are the names that --rule takes, in rising order.
func Severities() []string { return []string{"off", "info", "warning", "error"} }

func (s Severity) String() string { return Severities()[s] }

// Finding is what a rule has to say about a place in a document.
type Finding struct {
	Rule     string
	Severity Severity
	Message  string
	source.Span
	// Pointer is the JSON pointer (RFC 6901) of the place; "" is the root.
	Pointer string
	// Suggestion is what to write or do instead; it may be empty.
	Suggestion string
	// Edits mend the text; there are none where it takes a choice.
	Edits []Edit
}

// Edit replaces a stretch of the text.
type Edit struct {
	source.Span
	Text string
}
