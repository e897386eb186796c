package manifest

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestLinter_Fix(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ before, after string }{
		"Windows line ends and tabs": {
			"{\r\n\t\"technicalName\" : \"a\",\r\n\t\"version\":\"1.0.0\",\r\n\t\"appId\": 7,\r\n\t\"lifecycle\": {\"setupUrl\" :  \"https://a.example/\"}\r\n}\r\n",
			"{\r\n\t\"technicalName\" : \"a\",\r\n\t\"version\":\"1.0.0\",\r\n\t\"lifecycle\": {\"configurationUrl\" :  \"https://a.example/\"}\r\n}\r\n",
		},
		"a byte order mark and no newline at the end": {
			"\ufeff{\"technicalName\":\"ä\\u00e4\",\"version\":\"1.0.0\",\"manifestVersion\":1.50}",
			"{\"technicalName\":\"ä\\u00e4\",\"version\":\"1.0.0\"}",
		},
		"comments and a comma after the last value": {
			"{ // one\n  # two\n  /* three */ \"technicalName\": \"a\", // four\r\n  \"version\": \"1.0.0\", /* five\n */\n}\n",
			"{  \"technicalName\": \"a\",\r\n  \"version\": \"1.0.0\"\n}\n",
		},
		"a comma that is missing at the end of a line": {
			"{\"technicalName\": \"a\"\n\"version\": \"1.0.0\"}", "{\"technicalName\": \"a\",\n\"version\": \"1.0.0\"}",
		},
		"a comment, and what rules find": {
			"{\"technicalName\":\"a\", // x\n\"version\":\"1.0.0\", \"appId\": 1}", "{\"technicalName\":\"a\",\n\"version\":\"1.0.0\"}",
		},
		"one of three in a row": {
			`{"technicalName":"a","version":"1.0.0","capabilities":{"erp":{"api":{"scopes":["items.read","items.read","items.read"]}}}}`,
			`{"technicalName":"a","version":"1.0.0","capabilities":{"erp":{"api":{"scopes":["items.read"]}}}}`,
		},
		"all that an object has": {
			`{"manifestVersion": 1, "appId": 2, "technicalName": "a"}`,
			`{"technicalName": "a"}`,
		},
		"letter case, which makes a duplicate": {
			`{"technicalName":"a","version":"1.0.0","capabilities":{"erp":{"api":{"scopes":["items.read"," Items.Read "]}}}}`,
			`{"technicalName":"a","version":"1.0.0","capabilities":{"erp":{"api":{"scopes":["items.read"]}}}}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := newTestLinter(Options{})
			fixed, applied := l.Fix(Read("app.json", []byte(test.before)))
			if string(fixed) != test.after {
				t.Errorf("got %q\nwant %q", fixed, test.after)
			}
			if len(applied) == 0 {
				t.Errorf("nothing was applied")
			}
		})
	}
}

func TestLinter_Fix_notJSON(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"single quotes":             `{'technicalName':"a",}`,
		"a comma missing on a line": `{"technicalName":"a" "version":"1.0.0"}`,
		"two commas":                `{"technicalName":"a",,"version":"1.0.0",}`,
		"a comment and a cut":       "{\"technicalName\":\"a\", // x\n\"appId\": 1",
		"not a manifest":            `{"private":true,}`,
		"UTF-16":                    "\xff\xfe{\x00\"\x00a\x00p\x00p\x00I\x00d\x00\"\x00:\x001\x00}\x00",
		"truncated":                 `{"technicalName":"a","appId":1`,
	} {
		t.Run(name, func(t *testing.T) {
			d := Read(name+".json", []byte(text))
			if _, applied := newTestLinter(Options{}).Fix(d); len(applied) > 0 {
				t.Errorf("%s was fixed", name)
			}
			if why := newTestLinter(Options{}).Unfixed(d); why == "" || name == "not a manifest" && !strings.Contains(why, "no member of a manifest") {
				t.Errorf("why it was not: %q", why)
			}
		})
	}
}

func TestLinter_Fix_ruleOff(t *testing.T) {
	t.Parallel()
	text := `{"technicalName":"a","version":"1.0.0","appId":1}`
	l := newTestLinter(Options{Severities: map[string]Severity{"field-server-assigned": Off}})
	if fixed, _ := l.Fix(Read("app.json", []byte(text))); string(fixed) != text {
		t.Errorf("got %s", fixed)
	}
}

func TestLinter_Fix_manyDuplicates(t *testing.T) {
	t.Parallel()
	text := `{"technicalName":"a","version":"1.0.0","capabilities":{"erp":{"api":{"scopes":[` +
		strings.Repeat(`"items.read",`, 5000) + `"items.read"]}}}}`
	fixed, applied := newTestLinter(Options{}).Fix(Read("app.json", []byte(text)))
	if !json.Valid(fixed) || bytes.Count(fixed, []byte("items.read")) != 1 || len(applied) != 5000 {
		t.Errorf("%d bytes, %d applied", len(fixed), len(applied))
	}
}

// Scopes are looked up for 200 names a round, so this takes five rounds.
func TestLinter_Fix_rounds(t *testing.T) {
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

func TestLinter_Fix_invalidResult(t *testing.T) {
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
