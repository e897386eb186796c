package probe

import (
	"reflect"
	"testing"
)

func TestReport_Changes(t *testing.T) {
	t.Parallel()
	r := &run{}
	for _, c := range []Case{
		{Name: "good", Verdict: OK, what: "a good token", advice: "it sets the mark", Reference: "rule"},
		{Name: "loose", Verdict: Advice, what: "loose", advice: "be strict", Reference: "B"},
		{Name: "none", Verdict: LetIn, what: "alg is none", advice: "one algorithm", Reference: "A"},
		{Name: "hmac", Verdict: LetIn, what: "HMAC", advice: "one algorithm", Reference: "A"},
		{Name: "again", Verdict: KeptOut, what: "a good token", advice: "it was refused", Reference: "rule"},
		{Name: "gone", Verdict: Unreachable, what: "gone", advice: "closed", Reference: "A"},
	} {
		r.add(c)
	}
	want := []Change{{"A", "one algorithm", []string{"none", "hmac"}}, {"rule", "a good token; it was refused", []string{"again"}}, {"B", "be strict", []string{"loose"}}}
	if got := r.report.Changes(); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if got := r.report.Summary; got != (Summary{OK: 1, LetIn: 2, KeptOut: 1, Unreachable: 1, Advice: 1}) {
		t.Errorf("%+v", got)
	}
	if c := r.report.Cases[5]; c.Brief() != "gone; closed" || r.report.Cases[2].Brief() != "alg is none" {
		t.Errorf("%+v", c)
	}
}

func TestReport_ExitCode(t *testing.T) {
	t.Parallel()
	for want, summaries := range map[int][]Summary{
		0: {{OK: 1}, {OK: 1, Advice: 9}},
		1: {{LetIn: 1}, {KeptOut: 1}, {LetIn: 1, Unreachable: 5}},
		3: {{OK: 1, Unreachable: 1}},
	} {
		for _, s := range summaries {
			if got := (Report{Summary: s}).ExitCode(); got != want {
				t.Errorf("%+v: %d, want %d", s, got, want)
			}
		}
	}
}
