package token

import (
	"testing"
	"time"
)

func TestClient_Fetch_expiresIn(t *testing.T) {
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

func TestClient_FetchSCX_expiry(t *testing.T) {
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

func TestClient_FetchSCX_expiresInIsBounded(t *testing.T) {
	t.Parallel()
	got, err := fetchSCX(t, answers(200, asJSON, `{"authToken":"abc","expiresIn":9300000000}`))
	if err != nil || !got.ExpiresAt.Equal(now().Truncate(time.Second).Add(longestLife)) {
		t.Errorf("ExpiresAt = %s, %v", got.ExpiresAt, err)
	}
}

// TestClient_Fetch_expiresInIsBounded by the token's own exp and by a sane maximum.
func TestClient_Fetch_expiresInIsBounded(t *testing.T) {
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

// TestClient_Fetch_clockAhead: exp is by the server's clock, and no life is reckoned
// beyond it.
func TestClient_Fetch_clockAhead(t *testing.T) {
	t.Parallel()
	client := clientOf(answers(200, asJSON, `{"access_token":"`+jwtOf(`{"exp":1925200800}`)+`","expires_in":86400}`))
	client.Now = func() time.Time { return now().Add(365 * 24 * time.Hour) }
	got, err := client.Fetch(t.Context(), credentials())
	if err != nil || !got.ExpiresAt.Equal(time.Date(2031, 1, 3, 10, 0, 0, 0, time.UTC)) || got.Lives(client.Now(), 0) {
		t.Errorf("%+v, %v", got, err)
	}
}
