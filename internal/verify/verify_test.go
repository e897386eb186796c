package verify

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
)

func TestParse(t *testing.T) {
	t.Parallel()
	got, err := Parse(Options{
		JWKS: "keys.json", Offline: true, Kind: "any", Issuer: "i", Audience: "a", Algorithms: []string{"ES256"}, Leeway: time.Minute,
		At: "2026-11-21T12:00:00Z", Tenant: "t", Claims: []string{"role=admin", "empty=", "a=b=c"}, AnyKey: true,
	})
	faulttest.Must(t, err)
	at := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	want := Request{policy: jwt.Policy{
		Kind: jwt.Any, Algorithms: []string{"ES256"}, Audience: "a", Tenant: "t", Leeway: time.Minute, AnyKey: true,
		Claims: []jwt.Claim{{Name: "role", Value: "admin"}, {Name: "empty"}, {Name: "a", Value: "b=c"}},
	}, jwks: "keys.json", offline: true, at: &at, issuer: "i"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	for text, want := range map[string]int64{"0": 0, "1800000000": 1_800_000_000, "2027-01-15T09:00:00+01:00": 1_800_000_000} {
		if got, err := Parse(Options{Kind: "app", At: text}); err != nil || got.at.Unix() != want {
			t.Errorf("%s: %v, %v", text, got.at, err)
		}
	}
}

func TestParse_wrong(t *testing.T) {
	t.Parallel()
	for words, o := range map[string]Options{
		`--at "tomorrow" is not a time`:                      {At: "tomorrow"},
		`(from --kind)`:                                      {Kind: "sesion"},
		`(from --alg)`:                                       {Kind: "any", Algorithms: []string{"ES256", "HS256"}},
		`--claim "role" has no value`:                        {Kind: "any", Claims: []string{"role"}},
		`--claim "=x" has no value`:                          {Kind: "any", Claims: []string{"=x"}},
		`--leeway cannot be negative, and is -1s`:            {Kind: "any", Leeway: -time.Second},
		`--audience and --no-audience contradict each other`: {Kind: "any", Audience: "a", NoAudience: true},
		`--issuer and --no-issuer contradict each other`:     {Kind: "any", Issuer: "i", NoIssuer: true},
	} {
		_, err := Parse(o)
		faulttest.Want(t, err, fault.Usage, words)
	}
}

func TestIssuers(t *testing.T) {
	t.Parallel()
	s := Settings{Endpoints: platform.Endpoints{Issuer: "https://issuer.test", TokenURL: "https://token.test/oauth2/token"}, IDP: platform.Legacy, AppIssuer: "https://app.test"}
	for kind, want := range map[jwt.Kind][]string{
		jwt.Session: {"https://issuer.test"},
		jwt.App:     {"https://app.test"},
		jwt.Access:  {"https://token.test", "https://token.test/"},
		jwt.Any:     nil,
	} {
		if got := issuers(kind, s); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
	s = Settings{IDP: platform.Zitadel} // whose token endpoint is not known
	if got := issuers(jwt.Access, s); got[0] != "" {
		t.Errorf("%q", got)
	}
}
