package manifest

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

func TestApplyEdits(t *testing.T) {
	t.Parallel()
	edit := func(start, end int, text string) Finding {
		return Finding{Edits: []Edit{{jsonast.Span{Start: start, End: end}, text}}}
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
		t.Run(name, func(t *testing.T) {
			if after, applied := applyEdits([]byte("abcdef"), test.findings); string(after) != test.after || len(applied) != test.applied {
				t.Errorf("%s, %d applied", after, len(applied))
			}
		})
	}
}

func TestInspection_removeEdit(t *testing.T) {
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
