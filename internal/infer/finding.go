package infer

import (
	"fmt"

	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// The rules of findings; those of scopes are also rules of manifests.
const (
	RuleMissing    = "scope-missing"
	RuleUnused     = "scope-unused"
	RuleUnproven   = "scope-unproven"
	RuleUnresolved = "call-unresolved"
)

// Finding is what somebody should look at. Place is that of the evidence; of a scope
// that is in the manifest it has no file.
type Finding struct {
	Rule, Severity, Message, Scope string
	Place
}

// The severities of findings.
const (
	isError   = "error"
	isWarning = "warning"
	isInfo    = "info"
)

// Whole reports whether all calls of the app are known: then what no call needs is not
// needed. Recorded requests never are all.
func (r *Report) Whole() bool { return r.Read.Files > 0 && r.Read.Whole && len(r.Open()) == 0 }

// Findings lists what is missing, unused, unproven and unresolved.
func (r *Report) Findings() []Finding {
	var all []Finding
	for _, name := range r.Missing {
		severity, doubt := isError, ""
		if r.grades[name] == record.Likely {
			severity, doubt = isWarning, " probably"
		}
		f := Finding{Rule: RuleMissing, Severity: severity, Scope: name, Message: fmt.Sprintf("%s%s needs %s, which the manifest does not request", r.neededBy(name), doubt, name)}
		if evidence := r.Needing(name); len(evidence) > 0 {
			f.Place = evidence[0].Place
		}
		all = append(all, f)
	}
	for _, name := range r.Unused {
		severity := isWarning
		if !r.Whole() {
			severity = isInfo
		}
		all = append(all, Finding{Rule: RuleUnused, Severity: severity, Scope: name, Message: fmt.Sprintf("no call needs %s (%s)", name, r.Read)})
	}
	for _, name := range r.Unproven {
		all = append(all, Finding{Rule: RuleUnproven, Severity: isInfo, Scope: name, Message: fmt.Sprintf("%s probably needs %s, but that is not certain", r.neededBy(name), name)})
	}
	for _, u := range r.Open() {
		all = append(all, Finding{Rule: RuleUnresolved, Severity: isInfo, Message: u.Text + ": " + u.Reason, Place: u.Place})
	}
	return all
}

// String says what was read, for a sentence.
func (r Reading) String() string {
	text := ""
	if r.Code {
		text = fmt.Sprintf("%s with %s", textutil.Count(r.Files, "file"), textutil.Count(r.Calls, "call"))
		if r.Tests > 0 {
			text += fmt.Sprintf(" and %d more in tests", r.Tests)
		}
	}
	if r.Requests > 0 || !r.Code {
		if text != "" {
			text += ", "
		}
		text += textutil.Count(r.Requests, "request")
	}
	return text + " read"
}
