package verify

import (
	"cmp"
	"context"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Sources finds keys.
type Sources struct {
	Platform platform.Options
	Cache    string // the folder of caches; "" if the system has none
	Settings Settings
	// Access obtains an access token. It is sent to the platform's own key set
	// and API only.
	Access func(context.Context) (secret.String, error)
	// Redact takes secrets out of a text.
	Redact func(string) string
	Warn   func(format string, args ...any)
}

// Verification is what tokens are verified with.
type Verification struct {
	// Trust is that of the kind of token that was chosen, and of session tokens
	// if none was.
	Trust jwt.Trust
	// App is the trust in app tokens if no kind was chosen, else nil.
	App *jwt.Trust
	// Now is the time to verify at.
	Now func() time.Time
}

// Verify checks one token.
func (v Verification) Verify(ctx context.Context, text string, now time.Time) (result jwt.Result, err error) {
	if v.App != nil {
		result, err = jwt.Choice{Session: v.Trust, App: *v.App}.Verify(ctx, text, now)
	} else {
		result, err = v.Trust.Verify(ctx, text, now)
	}
	if failed := fault.From(err); err != nil && failed.Kind == fault.Credentials && isOfSandbox(text) {
		err = fault.New(failed.Kind, "%s", failed.Message).WithHint("the token says that a sandbox on this machine issued it: --env sandbox, or JTLCTL_ENV=sandbox").WithCause(err)
	}
	return result, err
}

// isOfSandbox reports whether a token says that it was issued on this machine. Nothing
// of it is verified.
func isOfSandbox(text string) bool {
	token, err := jwt.Parse(text)
	if err != nil {
		return false
	}
	issuer, _ := token.Payload.Text("iss")
	return platform.IsLocal(issuer)
}

// Verification turns a request into what tokens are verified with.
func (s Sources) Verification(r Request) (Verification, error) {
	v := Verification{Now: s.Platform.Now}
	if r.at != nil {
		v.Now = func() time.Time { return *r.at }
	}
	given, err := s.given(r)
	if err != nil {
		return Verification{}, err
	}
	if r.policy.Kind != jwt.Auto {
		v.Trust, err = s.trust(r, r.policy.Kind, given)
		return v, err
	}
	if v.Trust, err = s.trust(r, jwt.Session, given); err != nil {
		return Verification{}, err
	}
	app, err := s.trust(r, jwt.App, given)
	if err != nil {
		// It matters only if there is an app token.
		app.Keys = broken{err}
	}
	v.App = &app
	return v, nil
}

// trust is the policy and the keys for tokens of a kind. given are the keys that
// the user named; nil means the platform's.
func (s Sources) trust(r Request, kind jwt.Kind, given jwt.KeySource) (jwt.Trust, error) {
	t := jwt.Trust{Policy: r.policy, Keys: given}
	t.Policy.Kind = kind
	t.Policy.Issuers = issuers(kind, s.Settings)
	if r.issuer != "" {
		t.Policy.Issuers = []string{r.issuer}
	}
	provider := t.Policy.Issuers
	if expected := cmp.Or(r.issuer, s.Settings.Issuer); expected != "" {
		t.Policy.Issuers = []string{expected}
	}
	if kind == jwt.App && !r.policy.NoAudience {
		t.Policy.Audience = cmp.Or(r.policy.Audience, s.Settings.AppID)
	}
	if given != nil {
		return t, nil
	}
	keys, err := s.published(kind, provider, r.offline)
	if err == nil {
		t.Keys = keys
	}
	return t, err
}

// published are the keys that the platform publishes for a kind of token: of app
// tokens those that the discovery of their issuer names.
func (s Sources) published(kind jwt.Kind, issuers []string, offline bool) (*jwks.Source, error) {
	switch {
	case kind == jwt.App, kind == jwt.Access && !s.Settings.legacy():
		return s.discovered(issuers[0], offline)
	case kind == jwt.Access:
		return s.Remote(platform.HydraKeysURL(s.Settings.Endpoints.TokenURL), offline)
	}
	return s.Remote(s.Settings.Endpoints.JWKSURL, offline)
}

// broken is a source of keys that cannot be used.
type broken struct{ err error }

func (b broken) Find(context.Context, string) (jwks.Match, error) { return jwks.Match{}, b.err }
