package probe

import (
	"fmt"
	"slices"
)

// The two sorts of tokens.
const (
	Good = "good"
	Bad  = "bad"
)

// Report is what a probe has found. Its JSON form is a contract.
type Report struct {
	URL     string  `json:"url"`     // the address that the tokens were sent to
	Kind    string  `json:"kind"`    // session or app
	Cases   []Case  `json:"cases"`   // the cases, in the order in which they ran
	Summary Summary `json:"summary"` // how many cases ended in which way
}

// Case is one token.
type Case struct {
	Name  string `json:"name"`  // the name of the case
	Token string `json:"token"` // good or bad
	// HTTP status of the response; 0 is none.
	Status int `json:"status"`
	// Level is must if every right verifier agrees, and should if good libraries
	// differ.
	Level string `json:"level"`
	// Verdict is ok, let-in, kept-out, advice or unreachable.
	Verdict Verdict `json:"verdict"`
	// Why says what the token is, and what to change if the verdict is not ok.
	Why string `json:"why"`
	// Reference is the section that demands it.
	Reference string `json:"reference"`

	// what the token is, and the advice if the verdict is not ok: the parts of Why.
	what, advice string
}

// Brief returns Why without what to change.
func (c Case) Brief() string {
	if c.Verdict == OK || c.Verdict == Unreachable {
		return c.Why
	}
	return c.what
}

// Summary counts the cases by verdict.
type Summary struct {
	OK int `json:"ok"` // tokens that the backend treated as it should
	// Only those of level must.
	LetIn       int `json:"let_in"`
	KeptOut     int `json:"kept_out"`    // good tokens that the backend rejected
	Unreachable int `json:"unreachable"` // tokens to which there was no answer
	// Cases of level should.
	Advice int `json:"advice"`
}

// String lists the counts.
func (s Summary) String() string {
	return fmt.Sprintf("%d ok, %d let in, %d kept out, %d unreachable, %d advice", s.OK, s.LetIn, s.KeptOut, s.Unreachable, s.Advice)
}

// ExitCode is 0 if nothing was let in or kept out, 1 if something was, and 3 if the
// backend did not answer.
func (r Report) ExitCode() int {
	switch s := r.Summary; {
	case s.LetIn+s.KeptOut > 0:
		return 1
	case s.Unreachable > 0:
		return 3
	}
	return 0
}

func (r *run) add(c Case) {
	c.Why = c.what
	if c.advice != "" {
		c.Why += "; " + c.advice
	}
	r.report.Cases = append(r.report.Cases, c)
	s := &r.report.Summary
	switch c.Verdict {
	case OK:
		s.OK++
	case LetIn:
		s.LetIn++
	case KeptOut:
		s.KeptOut++
	case Unreachable:
		s.Unreachable++
	case Advice:
		s.Advice++
	}
}

// Change is what to change in a backend, and the cases that show it.
type Change struct {
	Reference, Advice string
	Cases             []string
}

// Changes lists what to change, by the section that demands it: first what was let
// in and kept out, then advice.
func (r Report) Changes() []Change {
	var all []Change
	for _, verdicts := range [][]Verdict{{LetIn, KeptOut}, {Advice}} {
		for _, c := range r.Cases {
			if !slices.Contains(verdicts, c.Verdict) {
				continue
			}
			advice := c.advice
			if c.Verdict == KeptOut { // each has a reason of its own
				advice = c.Why
			}
			i := slices.IndexFunc(all, func(known Change) bool { return known.Reference == c.Reference && known.Advice == advice })
			if i < 0 {
				i = len(all)
				all = append(all, Change{Reference: c.Reference, Advice: advice})
			}
			all[i].Cases = append(all[i].Cases, c.Name)
		}
	}
	return all
}
