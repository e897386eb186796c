package jwt

import (
	"strings"
	"testing"
)

func TestExtract(t *testing.T) {
	t.Parallel()
	const token = "eyJ.eyJ.sig"
	for _, pasted := range []string{
		token, "  " + token + "\r\n", "Bearer " + token, "bearer  " + token, "Bearer\t" + token, "BEARER " + token,
		"Authorization: Bearer " + token, "authorization:bearer " + token,
		`"` + token + `"`, "'" + token + "'", "`" + token + "`", `"Bearer ` + token + `"`, `Authorization: "Bearer ` + token + `"`,
		`{"access_token":"` + token + `","token_type":"bearer"}`, "\n{ \"access_token\" : \" " + token + " \" }\n",
		`{"authToken":"` + token + `"}`,
	} {
		if got := Extract(pasted); got != token {
			t.Errorf("Extract(%q) = %q", pasted, got)
		}
	}
	for _, answer := range []string{
		`{"ACCESS_TOKEN":"x","access_token":"` + token + `","Access_Token":"y"}`,
		`{"access_token":"` + token + `","authtoken":"x","other":1,"other":2}`,
	} {
		if got := Extract(answer); got != token {
			t.Errorf("Extract(%q) = %q", answer, got)
		}
	}
	for _, answer := range []string{
		`{"ACCESS_TOKEN":"` + token + `"}`, `{"access_token":"` + token + `","access_token":"x"}`, `{"access_token":"a.b.c","authToken":"x","authToken":"y"}`,
	} {
		if got := Extract(answer); got != answer {
			t.Errorf("Extract(%q) = %q", answer, got)
		}
		if _, err := Parse(answer); err == nil || !strings.Contains(err.Error(), "neither a JWT nor JSON") {
			t.Errorf("%q: %v", answer, err)
		}
	}
	for _, other := range []string{"", `{"no":"token"}`, `"`, "a b", "Bearer"} {
		if got := Extract(other); got != strings.TrimSpace(other) {
			t.Errorf("Extract(%q) = %q, which is not the input", other, got)
		}
	}
}
