package infer

import (
	"fmt"
	"slices"

	"github.com/jtlctl/jtlctl/internal/record"
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
	for _, name := range r.Unused {
		rows = append(rows, []string{name, "unused", none, none})
	}
	if len(rows) == 0 {
		return nil
	}
	return slices.Concat([][]string{{"SCOPE", "STATUS", "GRADE", "NEEDED BY"}}, rows)
}

// neededBy names the first request that needs a scope, and how many more there are.
func (r *Report) neededBy(name string) string {
	evidence := r.Needing(name)
	if len(evidence) == 0 {
		return "-"
	}
	first := evidence[0].Title()
	if rest := len(evidence) - 1; rest > 0 {
		return fmt.Sprintf("%s and %d more", first, rest)
	}
	return first
}

// NeededText lists the scopes that are needed for a sentence, and says which are only
// likely.
func (r *Report) NeededText() string {
	text := ""
	for i, name := range r.Needed {
		if i > 0 {
			text += ", "
		}
		text += name
		if r.grades[name] == record.Likely {
			text += " (likely)"
		}
	}
	return text
}
