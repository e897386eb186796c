package infer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

// Rows returns the scopes that are needed or declared as a table with a heading;
// nothing if there are none.
func (r *Report) Rows() [][]string {
	const none = "-"
	var rows [][]string
	for _, name := range r.Needed {
		status := "needed"
		switch {
		case slices.Contains(r.Missing, name):
			status = "missing"
		case slices.Contains(r.Declared, name):
			status = "declared"
		}
		rows = append(rows, []string{name, status, string(r.GradeOf(name)), r.neededBy(name)})
	}
	for _, name := range r.Unproven {
		if !slices.Contains(r.Needed, name) {
			rows = append(rows, []string{name, "unproven", string(record.Likely), r.neededBy(name)})
		}
	}
	for _, name := range r.Unused {
		rows = append(rows, []string{name, "unused", none, none})
	}
	if len(rows) == 0 {
		return nil
	}
	return slices.Concat([][]string{{"SCOPE", "STATUS", "GRADE", "NEEDED BY"}}, rows)
}

// EvidenceRows returns every request in code with its scopes and place, as a table with
// a heading; nothing if there are none.
func (r *Report) EvidenceRows() [][]string {
	var rows [][]string
	for _, e := range r.Evidence {
		grade := string(e.Grade)
		if e.Test {
			grade += ", test"
		}
		scopes := strings.Join(e.Scopes, ", ")
		if scopes == "" {
			scopes = "-"
		}
		rows = append(rows, []string{e.String(), e.Title(), scopes, grade})
	}
	if len(rows) == 0 {
		return nil
	}
	return slices.Concat([][]string{{"PLACE", "REQUEST", "SCOPES", "GRADE"}}, rows)
}

// String returns the place as editors link it.
func (p Place) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// FirstCall names the first request that needs a scope, with its place.
func (r *Report) FirstCall(name string) string {
	if evidence := r.evidenceOf(name); len(evidence) > 0 {
		return evidence[0].String() + ": " + evidence[0].Title()
	}
	return "a call"
}

// neededBy names the first request that needs a scope, and how many more there are.
func (r *Report) neededBy(name string) string {
	evidence := r.evidenceOf(name)
	if len(evidence) == 0 {
		return "-"
	}
	first := evidence[0].Title()
	if rest := len(evidence) - 1; rest > 0 {
		return fmt.Sprintf("%s and %d more", first, rest)
	}
	return first
}

// evidenceOf returns the requests that need a scope, those first that prove it, or the
// requests that may need it.
func (r *Report) evidenceOf(name string) []Evidence {
	if evidence := r.Needing(name); len(evidence) > 0 {
		sorting.By(evidence, func(a, b Evidence) int { return cmp.Compare(a.Grade, b.Grade) }) // exact comes before likely
		return evidence
	}
	return slices.DeleteFunc(slices.Clone(r.Evidence), func(e Evidence) bool { return e.Test || !slices.Contains(e.candidates, name) })
}

// NeededText lists the scopes that are needed for a sentence, and says which are only
// likely.
func (r *Report) NeededText() string {
	var text strings.Builder
	for i, name := range r.Needed {
		if i > 0 {
			text.WriteString(", ")
		}
		text.WriteString(name)
		if r.grades[name] == record.Likely {
			text.WriteString(" (likely)")
		}
	}
	return text.String()
}
