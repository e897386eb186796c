package manifest

import "github.com/jtlctl/jtlctl/internal/jsonast"

// Severity is how serious a finding is.
type Severity uint8

// The severities. A rule that is Off does not run.
const (
	Off Severity = iota
	Info
	Warning
	Error
)

// Severities returns the names that --rule takes, in rising order.
func Severities() []string { return []string{"off", "info", "warning", "error"} }

func (s Severity) String() string { return Severities()[s] }

// Finding is what a rule reports about a place in a document.
type Finding struct {
	Rule     string
	Severity Severity
	Message  string
	jsonast.Span
	// Pointer is the JSON pointer (RFC 6901) of the place; "" is the root.
	Pointer string
	// Suggestion is what to write or do instead; it may be empty.
	Suggestion string
	// Edits fix the text; there are none if there is more than one correction.
	Edits []Edit

	doubt bool // it is not known whether the platform rejects it
}

// Edit replaces a stretch of the text.
type Edit struct {
	jsonast.Span
	Text string
}
