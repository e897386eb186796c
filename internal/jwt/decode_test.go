package jwt

import (
	"encoding/json"
	"strings"
	"testing"
)

func decode(t *testing.T, header, payload string) Decoded {
	t.Helper()
	token, err := Parse(b64(header) + "." + b64(payload) + ".AAAA")
	if err != nil {
		t.Fatal(err)
	}
	return Decode(token, now())
}

func TestDecode(t *testing.T) {
	t.Parallel()
	d := decode(t, `{"typ":"JWT","alg":"Ed25519"}`, `{"z":9007199254740993,"a":1,"exp":1799999808,"iat":1799999000}`)
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"header":{"typ":"JWT","alg":"Ed25519"},"payload":{"z":9007199254740993,"a":1,"exp":1799999808,"iat":1799999000},` +
		`"signature":"AAAA","kind":"unknown","times":{` +
		`"exp":{"time":"2027-01-15T07:56:48Z","relative":"3m12s ago","expired":true},` +
		`"iat":{"time":"2027-01-15T07:43:20Z","relative":"16m40s ago"}},"verified":false,"warnings":[]}`
	if string(text) != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
}

func TestDecode_warnings(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ header, payload, want string }{
		{`{"alg":"nOne"}`, `{"exp":1}`, `alg is "nOne": the token is not signed`},
		{`{"kid":"x"}`, `{"exp":1}`, "the header has no alg"},
		{`{"alg":"EdDSA"}`, `{}`, "there is no exp: the token never expires"},
		{`{"alg":"EdDSA"}`, `{"exp":"1"}`, "exp is a string, not a number"},
		{`{"alg":"EdDSA"}`, `{"exp":1e99}`, "exp is out of range"},
		{`{"alg":"EdDSA","alg":"x"}`, `{"exp":1}`, `the header has "/alg" more than once`},
		{`{"alg":"EdDSA"}`, `{"exp":1,"a":{"b":1,"b":2}}`, `the payload has "/a/b" more than once`},
		{`{"alg":"EdDSA"}`, `{"exp":1800000000000}`, "exp is out of range: 1800000000000; it seems to be in milliseconds"},
		{`{"alg":"EdDSA"}`, `{"exp":1,"iat":"1"}`, "iat is a string, not a number"},
		{`{"alg":"EdDSA"}`, `{"exp":1,"a":"\ud800"}`, `the payload has an unpaired surrogate, which is not a character, in "/a"`},
		{`{"alg":"EdDSA","a":"\udfff"}`, `{"exp":1}`, `the header has an unpaired surrogate, which is not a character, in "/a"`},
		{`{"alg":"EdDSA"}`, `{"exp":1,"tenantId":"\u200b","userId":"u"}`, "tenantId is empty"},
		{`{"alg":"EdDSA"}`, `{"exp":1,"kid":"x"}`, "kid is in the payload"},
	} {
		if d := decode(t, test.header, test.payload); len(d.Warnings) != 1 || !strings.Contains(d.Warnings[0], test.want) {
			t.Errorf("%s %s: %q", test.header, test.payload, d.Warnings)
		}
	}
}
