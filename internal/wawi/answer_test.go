package wawi

import (
	"slices"
	"strings"
	"testing"
)

func TestParseAnswer(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]struct {
		id, key string
		status  Status
		granted []string
	}{
		`{"AppId":"a","RegistrationRequestId":"r","Status":0}`:                               {"r", "", Pending, nil},
		`{"requestStatusInfo":{"appId":"a","registrationRequestId":"r","status":"Pending"}}`: {"r", "", Pending, nil},
		`{"registrationId":"r"}`:              {"r", "", "", nil},
		`{"status":1}`:                        {"", "", Rejected, nil},
		`{"status":"1"}`:                      {"", "", Rejected, nil},
		`{"Status":"REJECTED"}`:               {"", "", Rejected, nil},
		`{"Status":2}`:                        {"", "", Accepted, nil},
		`{"Status":7}`:                        {"", "", Pending, nil},
		`{"Status":1,"Token":{"ApiKey":"k"}}`: {"", "k", Accepted, nil},
		`{"Token":{"ApiKey":"k"},"RequestStatusInfo":{"Status":"Rejected"}}`: {"", "k", Accepted, nil},
		`{"token":{"apiKey":"k"},"grantedScopes":["a.read","b.read"]}`:       {"", "k", Accepted, []string{"a.read", "b.read"}},
		`{"token":{"apiKey":"k"},"grantedScopes":"a.read, b.read,"}`:         {"", "k", Accepted, []string{"a.read", "b.read"}},
		`{"token":{"apiKey":"k"},"grantedScopes":[]}`:                        {"", "k", Accepted, []string{}},
		`{"token":{"apiKey":"k"},"grantedScopes":""}`:                        {"", "k", Accepted, []string{}},
		`{"token":{"apiKey":"k"},"grantedScopes":null}`:                      {"", "k", Accepted, nil},
		`{"token":{"apiKey":"k"},"grantedScopes":["a.read"`:                  {"", "k", Accepted, nil},
		`{"apiKey":"k"}`: {"", "k", Accepted, nil},
		`{"token":null,"status":0,"grantedScopes":null}`: {"", "", Pending, nil},
		`{"x":[[1,{"y":[]}]],"status":0}`:                {"", "", Pending, nil},
		`{"Token":{"ApiKey":"k","Other":` + strings.Repeat("[", 40) + strings.Repeat("]", 40) + `},"Status":2}`: {"", "k", Accepted, nil},
		`{"status":0,"status":2}`: {"", "", Accepted, nil},
	} {
		got, err := ParseAnswer([]byte(body))
		if err != nil || got.ID != want.id || got.Key.Reveal() != want.key || got.Status != want.status ||
			!slices.Equal(got.Granted, want.granted) || (got.Granted == nil) != (want.granted == nil) {
			t.Errorf("%s: %+v, %v", body, got, err)
		}
	}
	for _, body := range []string{"", "null", "[]", `"x"`, "<html>", "{}", `{"hello":1}`, `{"token":{"apiK`, "\x00"} {
		if got, err := ParseAnswer([]byte(body)); err == nil {
			t.Errorf("%q is taken for %+v", body, got)
		}
	}
}

// FuzzParseAnswer: nothing that a server sends may stop the reader, and every
// key that a whole answer has is found however the answer is cut behind it.
func FuzzParseAnswer(f *testing.F) {
	for _, seed := range []string{takenBody, pendingBody, grantBody, `{"a":[[{}]],"token":{"apiKey":1}}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		whole, err := ParseAnswer(body)
		if err != nil || whole.Key.Empty() {
			return
		}
		if whole.Status != Accepted {
			t.Errorf("a key, and the status is %s", whole.Status)
		}
		again, err := ParseAnswer(append(body, "garbage"...))
		if err != nil || again.Key.Empty() {
			t.Errorf("the key is lost in what follows: %v", err)
		}
	})
}
