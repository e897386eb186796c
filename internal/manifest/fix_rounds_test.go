package manifest

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/source"
)

// Scopes are looked up for 200 names a round, so this takes five rounds.
func TestFixGoesOnUntilNothingIsLeft(t *testing.T) {
	t.Parallel()
	const spellings = 700
	text := `{"capabilities":{"erp":{"api":{"scopes":["` + strings.Join(misspelt("salesorders.read", spellings), `","`) + `"]}}}}`
	fixed, applied := newTestLinter(Options{}).Fix(Read("app.json", []byte(text)))
	if want := `{"capabilities":{"erp":{"api":{"scopes":["salesorders.read"]}}}}`; string(fixed) != want {
		t.Errorf("%d bytes are left", len(fixed))
	}
	if want := spellings + spellings - 1; len(applied) != want {
		t.Errorf("%d are applied, not %d: each is written right, and all but one taken out", len(applied), want)
	}
}

// misspelt writes a name in many ways, with capitals.
func misspelt(name string, n int) []string {
	var words []string
	for i := 1; i <= n; i++ {
		word := []byte(name)
		for bit := range word {
			if i>>bit&1 == 1 && word[bit] != '.' {
				word[bit] -= 'a' - 'A'
			}
		}
		words = append(words, string(word))
	}
	return words
}

func TestAMendThatBreaksTheTextIsNotMade(t *testing.T) {
	t.Parallel()
	l := newTestLinter(Options{})
	l.rules = []*Rule{{ID: "destroyer", Fixable: true, check: func(p *pass) {
		p.report(0, "this should be a bracket").fix(Edit{p.places[0].value.Span, "{"})
	}}}
	const text = `{"technicalName":"a"}`
	if fixed, applied := l.Fix(Read("app.json", []byte(text))); string(fixed) != text || len(applied) > 0 {
		t.Errorf("%s became %s", text, fixed)
	}
}

func TestEditsThatMeetAreMadeAtOnceAndThoseThatOverlapAreNot(t *testing.T) {
	t.Parallel()
	edit := func(start, end int, text string) Finding {
		return Finding{Edits: []Edit{{source.Span{Start: start, End: end}, text}}}
	}
	for name, test := range map[string]struct {
		findings []Finding
		after    string
		applied  int
	}{
		"meet":             {[]Finding{edit(2, 4, "x"), edit(0, 2, "y")}, "yxef", 2},
		"overlap":          {[]Finding{edit(0, 3, "y"), edit(2, 4, "x")}, "ydef", 1},
		"the same":         {[]Finding{edit(1, 2, "y"), edit(1, 2, "x")}, "aycdef", 1},
		"one within other": {[]Finding{edit(0, 5, ""), edit(2, 3, "x"), edit(5, 6, "z")}, "z", 2},
	} {
		if after, applied := applyEdits([]byte("abcdef"), test.findings); string(after) != test.after || len(applied) != test.applied {
			t.Errorf("%s: %s, %d applied", name, after, len(applied))
		}
	}
}

func TestWithoutTakesOutTheElementItself(t *testing.T) {
	t.Parallel()
	d := Read("app.json", []byte(`{"appId": 1, "technicalName": "a" , "appId": 2,"appId":3,"capabilities":{"erp":{"api":{"scopes":["x","y" ,"x"]}}}}`))
	in := newTestLinter(Options{}).inspect(d)
	for value, want := range map[string]string{
		"1": `{"technicalName": "a" , "appId": 2,"appId":3,"capabilities":{"erp":{"api":{"scopes":["x","y" ,"x"]}}}}`,
		"2": `{"appId": 1, "technicalName": "a","appId":3,"capabilities":{"erp":{"api":{"scopes":["x","y" ,"x"]}}}}`,
		"3": `{"appId": 1, "technicalName": "a" , "appId": 2,"capabilities":{"erp":{"api":{"scopes":["x","y" ,"x"]}}}}`,
		"y": `{"appId": 1, "technicalName": "a" , "appId": 2,"appId":3,"capabilities":{"erp":{"api":{"scopes":["x" ,"x"]}}}}`,
	} {
		for at := range in.places {
			if in.stringAt(at) != value {
				continue
			}
			if got, _ := applyEdits(d.Text.Bytes, []Finding{{Edits: []Edit{in.removeEdit(at)}}}); string(got) != want {
				t.Errorf("without %s\ngot  %s\nwant %s", value, got, want)
			}
		}
	}
}
