package scope

import "strings"

// Answer says which scopes an operation needs, and how certain that is.
type Answer struct {
	API       string // the name of the catalogue
	Operation *Operation
	// Scopes are those of the operation, or what is likely if it has none.
	Scopes []string
	Grade  Grade
	// Published is true if a catalogue has the operation.
	Published bool
	// Note is for people: why it is not certain, or which of several are needed.
	Note string
}

// Answers returns what matches say of the scopes.
func (x *Index) Answers(matches []Match) []Answer {
	var answers []Answer
	for _, m := range matches {
		answers = append(answers, x.answer(m))
	}
	return answers
}

func (x *Index) answer(m Match) Answer {
	a := Answer{API: m.Catalog, Operation: m.Operation, Scopes: m.Operation.Scopes, Grade: Exact, Published: true}
	notes := []string{m.Operation.Note()}
	if len(a.Scopes) == 0 {
		a.Grade = Likely
		if a.Scopes = x.likelyOf(m); len(a.Scopes) > 0 {
			notes[0] = "likely, as for similar operations: " + notes[0]
		}
	}
	if m.Likeness != "" {
		notes = append(notes, "not an exact match: "+m.Likeness)
	}
	if strings.Contains(m.Likeness, byPrefix) {
		a.Grade = Likely
	}
	a.Note = strings.TrimPrefix(strings.Join(notes, "; "), "; ")
	return a
}

// likelyOf returns the scopes that similar operations of the same catalogue need.
func (x *Index) likelyOf(m Match) []string {
	if m.Operation.Field != "" {
		return x.likelyField(m.Operation.Field, m.Operation.Kind).Scopes
	}
	for _, c := range x.catalogs {
		if c.Name == m.Catalog {
			return x.likelyScopes(c, m.Operation)
		}
	}
	return nil
}
