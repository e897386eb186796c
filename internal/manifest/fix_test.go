package manifest

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestFixKeepsEveryOtherByte(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ before, after string }{
		"Windows line ends and tabs": {
			"{\r\n\t\"technicalName\" : \"a\",\r\n\t\"version\":\"1.0.0\",\r\n\t\"appId\": 7,\r\n\t\"lifecycle\": {\"setupUrl\" :  \"https://a.example/\"}\r\n}\r\n",
			"{\r\n\t\"technicalName\" : \"a\",\r\n\t\"version\":\"1.0.0\",\r\n\t\"lifecycle\": {\"configurationUrl\" :  \"https://a.example/\"}\r\n}\r\n",
		},
		"a byte order mark and no newline at the end": {
			"\ufeff{\"technicalName\":\"ä\\u00e4\",\"version\":\"1.0.0\",\"manifestVersion\":1.50}",
			"\ufeff{\"technicalName\":\"ä\\u00e4\",\"version\":\"1.0.0\"}",
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
		l := newTestLinter(Options{})
		fixed, applied := l.Fix(Read("app.json", []byte(test.before)))
		if string(fixed) != test.after {
			t.Errorf("%s: got %q\nwant %q", name, fixed, test.after)
		}
		if len(applied) == 0 {
			t.Errorf("%s: nothing was applied", name)
		}
	}
}

func TestFixLeavesAloneWhatIsNotJSON(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"a comment": "{\"technicalName\":\"a\", // x\n\"appId\": 1}",
		"UTF-16":    "\xff\xfe{\x00\"\x00a\x00p\x00p\x00I\x00d\x00\"\x00:\x001\x00}\x00",
		"truncated": `{"technicalName":"a","appId":1`,
	} {
		d := Read("app.json", []byte(text))
		if _, applied := newTestLinter(Options{}).Fix(d); len(applied) > 0 {
			t.Errorf("%s was fixed", name)
		}
	}
}

func TestARuleThatIsOffFixesNothing(t *testing.T) {
	t.Parallel()
	text := `{"technicalName":"a","version":"1.0.0","appId":1}`
	l := newTestLinter(Options{Severities: map[string]Severity{"field-server-assigned": Off}})
	if fixed, _ := l.Fix(Read("app.json", []byte(text))); string(fixed) != text {
		t.Errorf("got %s", fixed)
	}
}

func TestFixesOfManyDuplicatesEnd(t *testing.T) {
	t.Parallel()
	text := `{"technicalName":"a","version":"1.0.0","capabilities":{"erp":{"api":{"scopes":[` +
		strings.Repeat(`"items.read",`, 5000) + `"items.read"]}}}}`
	fixed, applied := newTestLinter(Options{}).Fix(Read("app.json", []byte(text)))
	if !json.Valid(fixed) || bytes.Count(fixed, []byte("items.read")) != 1 || len(applied) != 5000 {
		t.Errorf("%d bytes, %d applied", len(fixed), len(applied))
	}
}
