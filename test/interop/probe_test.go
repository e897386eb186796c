package interop

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// probed is the part of `jwt probe -o json` that matters here.
type probed struct {
	Cases []struct {
		Name, Token, Level, Verdict string
		Status                      int
	}
	Summary struct {
		OK, Unreachable, Advice int
		LetIn                   int `json:"let_in"`
		KeptOut                 int `json:"kept_out"`
	}
}

// backend serves backend.mjs until the test ends, and returns its address.
func backend(t *testing.T, at running, way, kind string) string {
	t.Helper()
	base := at.Environment["JTLCTL_API_URL"]
	session := []string{base, base + "/account/.well-known/jwks.json"}
	app := []string{at.Environment["JTL_ISSUER"], at.Environment["JTL_ISSUER"] + "/oauth/v2/keys"}
	own, other := session, app
	if kind == "app" {
		own, other = app, session
	}
	args := slices.Concat([]string{"backend.mjs", way, kind}, own, []string{
		at.Environment["JTLCTL_TOKEN_URL"], at.Environment["JTL_CLIENT_ID"], at.Environment["JTL_CLIENT_SECRET"], at.Environment["JTL_APP_ID"],
	}, other)
	command := exec.CommandContext(t.Context(), nodeProgram(t, "jose"), args...)
	var served struct{ URL string }
	serving(t, command, &served)
	return served.URL
}

// TestProbe_jose: backends that are written with jose are told apart, by the very
// tokens that they let in.
func TestProbe_jose(t *testing.T) {
	t.Parallel()
	at := sandbox(t) // one for all: its RSA keys take long to make
	kid := words("kid-missing kid-empty kid-in-payload kid-unknown kid-letter-case")
	issuers := words("iss-wrong iss-missing iss-empty iss-other-kind iss-longer iss-shorter iss-inside iss-other-path")
	expired := words("expired-ten-minutes expired-hour expired-year expired-fraction expired-text")
	audiences := words("aud-wrong aud-missing aud-empty aud-blank aud-shorter aud-longer aud-letter-case aud-others")
	for _, kind := range []string{"session", "app"} {
		otherKind := map[string]string{"session": "app-token", "app": "session-token"}[kind]
		for way, want := range map[string]struct{ letIn, keptOut []string }{
			"right":          {},
			"right-imported": {},
			"decodes":        {everything, nil},
			"no-issuer":      {issuers, nil},
			"no-expiry":      {expired, nil},
			"header-key":     {words("header-jwk header-jku"), nil},
			"hmac":           {words("hmac-pem"), nil},
			"first-key":      {kid, words("good-second-key")},
			"unsigned":       {words("alg-none"), nil},
			"other-kind":     {[]string{"iss-other-kind", otherKind}, nil},
			"no-audience":    {audiences, nil},
			"no-app-id":      {words("app-id-other"), nil},
		} {
			if kind == "session" && slices.Contains([]string{"no-audience", "no-app-id"}, way) {
				continue // session tokens have neither
			}
			t.Run(kind+" "+way, func(t *testing.T) {
				t.Parallel()
				code := 0
				if len(want.letIn)+len(want.keptOut) > 0 {
					code = 1
				}
				var r probed
				jtlctl(t, map[string]string{"JTLCTL_SANDBOX": at.Address}, "jwt", "probe", backend(t, at, way, kind), "--kind", kind, "-o", "json").
					expect(t, code).decode(t, &r)
				checkProbe(t, r, want.letIn, want.keptOut)
			})
		}
	}
}

// everything stands for whatever a decoder cannot but accept.
var everything = []string{"*"}

func words(text string) []string { return strings.Fields(text) }

func checkProbe(t *testing.T, r probed, letIn, keptOut []string) {
	t.Helper()
	found := map[string][]string{}
	must := 0
	for _, c := range r.Cases {
		found[c.Verdict] = append(found[c.Verdict], c.Name)
		if c.Token == "bad" && c.Level == "must" {
			must++
		}
	}
	if must < 40 || r.Summary.Unreachable > 0 || r.Summary.LetIn != len(found["let-in"]) || r.Summary.KeptOut != len(found["kept-out"]) {
		t.Errorf("%d bad tokens, %+v", must, r.Summary)
	}
	if slices.Equal(letIn, everything) {
		if r.Summary.LetIn < 50 {
			t.Errorf("let in only: %q", found["let-in"])
		}
	} else if !sameSet(found["let-in"], letIn) {
		t.Errorf("let in: %q\nwant %q", found["let-in"], letIn)
	}
	if !sameSet(found["kept-out"], keptOut) {
		t.Errorf("kept out: %q\nwant %q", found["kept-out"], keptOut)
	}
}

func sameSet(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// TestProbe_joseRotation: a backend that fetches the keys for each request notices
// every rotation at once.
func TestProbe_joseRotation(t *testing.T) {
	t.Parallel()
	at := sandbox(t)
	var r probed
	jtlctl(t, map[string]string{"JTLCTL_SANDBOX": at.Address}, "jwt", "probe", backend(t, at, "right-imported", "session"), "--rotation", "-o", "json").
		expect(t, 0).decode(t, &r)
	checkProbe(t, r, nil, nil)
	var names []string
	for _, c := range r.Cases {
		if c.Verdict == "ok" && strings.HasPrefix(c.Name, "rotation-") {
			names = append(names, c.Name)
		}
	}
	if !slices.Equal(names, words("rotation-announced-new rotation-announced-old rotation-unannounced-new rotation-unannounced-old")) {
		t.Errorf("%q", names)
	}
}
