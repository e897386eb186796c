package secret

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// FuzzHelper_read: whatever a helper answers, a secret is only what it says it is.
func FuzzHelper_read(f *testing.F) {
	for _, seed := range []string{`{"ServerURL":"https://jtlctl/a","Username":"jtlctl","Secret":"s3cret"}`, `{"Secret":"a","Secret":"b","Username":"jtlctl"}`, `{"Username":"x","Secret":"\u001b[31m"}`, "credentials not found in native keychain", "{}", "[]", "null"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, output []byte) {
		h := &Helper{Program: "pass"}
		got, err := h.read("a/b", output)
		switch {
		case err == nil && (got.Empty() || !json.Valid(output)):
			t.Error("a secret out of nothing")
		case err != nil && !got.Empty():
			t.Error("a secret together with an error")
		case err != nil && strings.ContainsAny(err.Error()+fault.Hint(err), "\x1b\n\r"):
			t.Errorf("an error that a terminal acts on: %q", err)
		}
	})
}

// FuzzParseContent: a file that can be opened and is of another form is damaged, or of
// another version.
func FuzzParseContent(f *testing.F) {
	for _, seed := range []string{`{"version":1,"secrets":{"a":"b"}}`, `{"version":9}`, `{"secrets":null,"version":1}`, "{", "null", ""} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, plain []byte) {
		stored, err := parseContent("secrets.age", plain)
		switch {
		case err == nil && (stored.Secrets == nil || stored.Version != fileVersion):
			t.Errorf("%+v", stored)
		case err != nil && (fault.From(err).Kind != fault.Store || len(stored.Secrets) > 0):
			t.Errorf("%v %+v", err, stored)
		}
	})
}
