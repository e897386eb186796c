package token

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// What once went wrong.

func TestFetchBelievesExpiresIn(t *testing.T) {
	t.Parallel()
	hour := time.Date(2031, 1, 2, 11, 0, 0, 0, time.UTC)
	for name, test := range map[string]struct {
		reply reply
		want  time.Time
	}{
		"as a number":           {answers(200, asJSON, `{"access_token":"abc","expires_in":3600}`), hour},
		"as a string":           {answers(200, asJSON, `{"access_token":"abc","expires_in":"3600"}`), hour},
		"before the exp inside": {answers(200, asJSON, `{"access_token":"`+jwtOf(`{"exp":1925200800}`)+`","expires_in":3600}`), hour},
		"in form encoding":      {answers(200, "application/x-www-form-urlencoded", "access_token=abc&expires_in=3600"), hour},
		"not where it is zero":  {answers(200, asJSON, `{"access_token":"abc","expires_in":0}`), time.Time{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := clientOf(test.reply).Fetch(t.Context(), credentials())
			if err != nil || got.ExpiresAt != test.want {
				t.Errorf("ExpiresAt = %s, %v, want %s", got.ExpiresAt, err, test.want)
			}
		})
	}
}

func TestAnAnswerWithATokenIsNotSaidToHaveNone(t *testing.T) {
	t.Parallel()
	for name, reply := range map[string]reply{
		"JSON as text/plain":          answers(200, asText, `{"access_token":"abc","token_type":"bearer"}`),
		"a life with a fraction":      answers(200, asJSON, `{"access_token":"abc","expires_in":3599.5}`),
		"a life written as a decimal": answers(200, asJSON, `{"access_token":"abc","expires_in":3600.0}`),
		"a life that is no number":    answers(200, asJSON, `{"access_token":"abc","expires_in":"1h"}`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := clientOf(reply).Fetch(t.Context(), credentials())
			if err != nil && strings.Contains(err.Error(), "without an access_token") {
				t.Errorf("got %v", err)
			}
			if err == nil && got.Access.Reveal() != "abc" {
				t.Errorf("got %q", got.Access.Reveal())
			}
		})
	}
}

func TestTooManyRequestsIsNotTheServersFault(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		reply := answers(429, asJSON, `{"error":"rate_limited","error_description":"slow down"}`, "Retry-After", "600")
		_, err := clientOf(reply).Fetch(t.Context(), credentials())
		wantFault(t, err, fault.Server, "rate_limited: slow down", "wait and try again", "600")
	})
}

func TestARefusalOfAnotherNameIsOneOfCredentialsAllTheSame(t *testing.T) {
	t.Parallel()
	for code, name := range map[int]string{401: "invalid_token", 403: "forbidden"} {
		_, err := clientOf(answers(code, asJSON, `{"error":"`+name+`"}`)).Fetch(t.Context(), credentials())
		wantFault(t, err, fault.Credentials, name)
		if f := fault.From(err); f.Hint == "" {
			t.Errorf("no hint with: %s", f.Message)
		}
	}
}

func TestASecretThatTheServerRepeatsIsNotShown(t *testing.T) {
	t.Parallel()
	words, err := json.Marshal("wrong secret " + planted)
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string]string{
		"in its description": `{"error":"invalid_client","error_description":` + string(words) + `}`,
		"in its hint":        `{"error":"invalid_client","error_hint":` + string(words) + `}`,
		"in the token type":  `{"access_token":"abc","token_type":` + string(words) + `}`,
	} {
		_, err := clientOf(answers(200, asJSON, body)).Fetch(t.Context(), credentials())
		var f *fault.Error
		if !errors.As(err, &f) {
			t.Fatalf("%s: got %v", name, err)
		}
		assertNoSecret(t, f.Message+f.Hint)
	}
	_, err = clientOf(func(r *http.Request) (*http.Response, error) {
		return answers(401, asJSON, `{"error":"invalid_client","error_description":"got `+r.Header.Get("Authorization")+`"}`)(r)
	}).Fetch(t.Context(), credentials())
	assertNoSecret(t, err.Error())
}

func TestAnSCXTokenIsTakenWhereItsTimesAreOdd(t *testing.T) {
	t.Parallel()
	hour := time.Date(2031, 1, 2, 11, 0, 0, 0, time.UTC)
	for name, test := range map[string]struct {
		times string
		want  time.Time
	}{
		"ISO 8601 without a colon": {`"tokenExpireAt":"2031-01-02T11:00:00.000+0000"`, hour},
		"ISO 8601 without a zone":  {`"tokenExpireAt":"2031-01-02T11:00:00","expiresIn":3600`, hour},
		"no time at all":           {`"tokenExpireAt":"","expiresIn":3600`, hour},
		"a life in quotes":         {`"expiresIn":"3600"`, hour},
		"a life with a fraction":   {`"expiresIn":3600.0`, hour},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := fetchSCX(t, answers(200, asJSON, `{"authToken":"abc",`+test.times+`}`))
			if err != nil || got.ExpiresAt != test.want {
				t.Errorf("ExpiresAt = %s, %v, want %s", got.ExpiresAt, err, test.want)
			}
		})
	}
}

func TestALifeBeyondAllMeasureIsNotOver(t *testing.T) {
	t.Parallel()
	got, err := fetchSCX(t, answers(200, asJSON, `{"authToken":"abc","expiresIn":9300000000}`))
	if err != nil || !got.ExpiresAt.Equal(now().Truncate(time.Second).Add(longestLife)) {
		t.Errorf("ExpiresAt = %s, %v", got.ExpiresAt, err)
	}
}

// TestFetch_expiresInIsBounded by the token's own exp and by a sane maximum.
func TestFetch_expiresInIsBounded(t *testing.T) {
	t.Parallel()
	at := now().Truncate(time.Second)
	most, tomorrow := at.Add(longestLife), time.Date(2031, 1, 3, 10, 0, 0, 0, time.UTC)
	for life, want := range map[string]struct{ opaque, exp time.Time }{
		`1e400`:                   {most, tomorrow},
		`"1e400"`:                 {most, tomorrow},
		`3153600000`:              {most, tomorrow},
		`99999999999999999999999`: {most, tomorrow},
		`"3153600000"`:            {most, tomorrow},
		`-1`:                      {time.Time{}, tomorrow},
		`-1e400`:                  {time.Time{}, tomorrow},
		`"Infinity"`:              {most, tomorrow},
		`"NaN"`:                   {time.Time{}, tomorrow},
		`"soon"`:                  {time.Time{}, tomorrow},
		`null`:                    {time.Time{}, tomorrow},
		`true`:                    {time.Time{}, tomorrow},
		`{}`:                      {time.Time{}, tomorrow},
		`3600`:                    {at.Add(time.Hour), at.Add(time.Hour)},
		`172800`:                  {at.Add(48 * time.Hour), tomorrow},
	} {
		for access, want := range map[string]time.Time{"abc": want.opaque, jwtOf(`{"exp":1925200800}`): want.exp, jwtOf(`{"exp":250000000000}`): want.opaque} {
			if want.IsZero() && access != "abc" {
				want = most // of exp alone
			}
			got, err := clientOf(answers(200, asJSON, `{"access_token":"`+access+`","expires_in":`+life+`}`)).Fetch(t.Context(), credentials())
			if err != nil || !got.ExpiresAt.Equal(want) {
				t.Errorf("expires_in %s, %.10s…: %s, %v, want %s", life, access, got.ExpiresAt, err, want)
			}
		}
	}
}

// TestFetch_clockAhead: exp is by the server's clock, and no life is reckoned
// beyond it.
func TestFetch_clockAhead(t *testing.T) {
	t.Parallel()
	client := clientOf(answers(200, asJSON, `{"access_token":"`+jwtOf(`{"exp":1925200800}`)+`","expires_in":86400}`))
	client.Now = func() time.Time { return now().Add(365 * 24 * time.Hour) }
	got, err := client.Fetch(t.Context(), credentials())
	if err != nil || !got.ExpiresAt.Equal(time.Date(2031, 1, 3, 10, 0, 0, 0, time.UTC)) || got.Lives(client.Now(), 0) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestTheReasonOfARefusedRefreshTokenIsRepeated(t *testing.T) {
	t.Parallel()
	_, err := fetchSCX(t, answers(400, asJSON, `{"message":"refresh token was revoked"}`))
	wantFault(t, err, fault.Credentials, "refresh token was revoked")
}
