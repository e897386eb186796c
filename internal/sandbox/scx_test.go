package sandbox

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwt"
)

func TestCloud_scxAuth(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	got := b.ask("POST", SCXPath, "refreshToken="+RefreshToken, "Content-Type", formKind)
	var answer struct {
		AuthToken     string    `json:"authToken"`
		TokenExpireAt time.Time `json:"tokenExpireAt"`
		ExpiresIn     int       `json:"expiresIn"`
		Scope         string    `json:"scope"`
	}
	if err := json.Unmarshal(got.Body.Bytes(), &answer); err != nil || got.Code != http.StatusOK {
		t.Fatalf("%d %s", got.Code, got.Body)
	}
	if !answer.TokenExpireAt.Equal(b.now.Add(time.Hour)) || answer.ExpiresIn != 3600 || answer.Scope != "CHANNEL" {
		t.Errorf("got %+v", answer)
	}
	parsed, err := jwt.Parse(answer.AuthToken)
	if err != nil {
		t.Fatal(err)
	}
	if kind := jwt.DetectKind(parsed.Payload); kind != jwt.SCX {
		t.Errorf("the token looks like one of kind %s", kind)
	}
}

func TestCloud_scxAuth_refused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		method, path, kind, form string
		code                     int
	}{
		"another token":          {"POST", SCXPath, formKind, "refreshToken=other", 400},
		"no token":               {"POST", SCXPath, formKind, "", 400},
		"a token in the address": {"POST", SCXPath + "?refreshToken=" + RefreshToken, formKind, "", 400},
		"a token in JSON":        {"POST", SCXPath, jsonKind, `{"refreshToken":"` + RefreshToken + `"}`, 400},
		"another method":         {"GET", SCXPath, "", "", 405},
	} {
		got := newBench(t).ask(test.method, test.path, test.form, "Content-Type", test.kind)
		if got.Code != test.code {
			t.Errorf("%s: %d %s, want %d", name, got.Code, got.Body, test.code)
		}
	}
}
