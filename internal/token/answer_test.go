package token

import (
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestFetchReadsTheAnswer(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		body string
		want string
	}{
		"as the legacy provider writes it": {`{"access_token":"abc","expires_in":86399,"scope":"","token_type":"bearer"}`, ""},
		"with the type as RFC 6750 has it": {`{"access_token":"abc","token_type":"Bearer"}`, ""},
		"with the type in capitals":        {`{"access_token":"abc","token_type":"BEARER"}`, ""},
		"without a type":                   {`{"access_token":"abc"}`, ""},
		"with scopes":                      {`{"access_token":"abc","token_type":"Bearer","scope":"openid profile"}`, "openid profile"},
		"with a scope that is no text":     {`{"access_token":"abc","scope":["openid"]}`, ""},
		"with what nobody knows":           {`{"access_token":"abc","id_token":"x","error":""}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := clientOf(answers(200, asJSON, test.body)).Fetch(t.Context(), credentials())
			if err != nil {
				t.Fatal(err)
			}
			if got.Access.Reveal() != "abc" || got.Type != "Bearer" || got.Scope != test.want {
				t.Errorf("got %q, %q, %q", got.Access.Reveal(), got.Type, got.Scope)
			}
		})
	}
}

func TestAnAnswerInFormEncodingIsReadToo(t *testing.T) {
	t.Parallel()
	reply := answers(200, "application/x-www-form-urlencoded", "access_token=abc&token_type=bearer&scope=openid")
	got, err := clientOf(reply).Fetch(t.Context(), credentials())
	if err != nil || got.Access.Reveal() != "abc" || got.Scope != "openid" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestWithoutExpiresInTheTokenItselfTellsWhenItExpires(t *testing.T) {
	t.Parallel()
	at := time.Date(2031, 1, 3, 10, 0, 0, 0, time.UTC)
	for name, test := range map[string]struct {
		access string
		want   time.Time
	}{
		"a JWT":                        {jwtOf(`{"exp":1925200800}`), at},
		"a JWT without exp":            {jwtOf(`{"iss":"x"}`), time.Time{}},
		"a JWT whose exp is no number": {jwtOf(`{"exp":"1925200800"}`), time.Time{}},
		"a token that is no JWT":       {"ory_at_abc.def", time.Time{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			reply := answers(200, asJSON, `{"access_token":"`+test.access+`","token_type":"bearer"}`)
			got, err := clientOf(reply).Fetch(t.Context(), credentials())
			if err != nil || !got.ExpiresAt.Equal(test.want) {
				t.Errorf("ExpiresAt = %s, %v, want %s", got.ExpiresAt, err, test.want)
			}
		})
	}
}

func TestATokenThatCannotStandInAHeaderIsRefused(t *testing.T) {
	t.Parallel()
	for _, access := range []string{`a b`, `a\nb`, `a\u0000`, `tök`, `\u007f`} {
		_, err := clientOf(answers(200, asJSON, `{"access_token":"`+access+`"}`)).Fetch(t.Context(), credentials())
		wantFault(t, err, fault.Server, "the token endpoint "+endpoint, "characters in it that no token has")
	}
}

func TestATokenOfAnotherTypeIsRefused(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"mac", "DPoP", "Basic"} {
		_, err := clientOf(answers(200, asJSON, `{"access_token":"abc","token_type":"`+kind+`"}`)).Fetch(t.Context(), credentials())
		wantFault(t, err, fault.Server, "the token endpoint "+endpoint, `of type "`+kind+`", not Bearer`)
	}
}

func TestTheRemainingLifeOfAToken(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		at   time.Time
		want int64
	}{
		"an hour":            {now().Add(time.Hour), 3600},
		"a part of a second": {now().Add(1999 * time.Millisecond), 1},
		"expired":            {now().Add(-time.Hour), 0},
		"not known":          {time.Time{}, 0},
	} {
		if got := (Token{ExpiresAt: test.at}).ExpiresIn(now()); got != test.want {
			t.Errorf("%s: ExpiresIn() = %d, want %d", name, got, test.want)
		}
	}
}
