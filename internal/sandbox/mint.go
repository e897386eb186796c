package sandbox

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"

	checks "github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// What is in a token if nothing else is asked for.
const (
	DefaultTenant = platform.SandboxTenant
	DefaultUser   = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"
	DefaultTTL    = 15 * time.Minute
	// AppID is the app that app tokens are for.
	AppID = platform.SandboxAppID
)

// TokenKinds lists the kinds of tokens that are minted.
func TokenKinds() []string {
	return []string{string(checks.Session), string(checks.App), string(checks.Access)}
}

// TokenRequest asks for a token. Fields that are not given have the defaults; an
// empty tenant or user is given. Its JSON is a contract.
type TokenRequest struct {
	Kind   string  `json:"kind"` // one of TokenKinds; "" is session
	Tenant *string `json:"tenant"`
	User   *string `json:"user"`
	// Audience is aud; in app tokens also urn:jtl:app_id. "" is AppID in app
	// tokens and none in others.
	Audience string `json:"audience"`
	// Claims are added to those of the kind, or replace them.
	Claims       map[string]json.RawMessage `json:"claims"`
	TTL          time.Duration              `json:"ttl"`
	Expired      bool                       `json:"expired"`
	BadSignature bool                       `json:"bad_signature"`
	// NextKey signs with the key that is published but does not sign yet.
	NextKey bool `json:"next_key"`
}

// Mint makes a token.
func (c *Cloud) Mint(request TokenRequest) (string, error) {
	kind := checks.Kind(cmp.Or(request.Kind, string(checks.Session)))
	if err := suggest.Among("kind of token", string(kind), TokenKinds()); err != nil {
		return "", err
	}
	key, err := c.keys.signing(kind, request.NextKey)
	if err != nil {
		return "", err
	}
	if request.BadSignature {
		if key, err = key.stranger(c.config.Random); err != nil {
			return "", err
		}
	}
	if tenant := given(request.Tenant, DefaultTenant); kind != checks.Access && !request.Expired && !request.BadSignature {
		c.callers.connect(tenant)
	}
	claims := c.claims(kind, request)
	for name, value := range request.Claims {
		claims[name] = value
	}
	return key.sign(claims)
}

// claims are those that tokens of a kind have (as known on 2026-11-26).
func (c *Cloud) claims(kind checks.Kind, request TokenRequest) jwt.MapClaims {
	ttl := cmp.Or(request.TTL.Abs(), DefaultTTL)
	now := c.config.Now()
	expires := now.Add(ttl)
	if request.Expired {
		expires = now.Add(-ttl)
	}
	tenant, user := given(request.Tenant, DefaultTenant), given(request.User, DefaultUser)
	claims := jwt.MapClaims{"exp": expires.Unix()}
	if tenantClaim, userClaim := identityClaims(kind); tenantClaim != "" {
		claims[tenantClaim], claims[userClaim] = tenant, user
	}
	switch kind {
	case checks.App:
		app := cmp.Or(request.Audience, AppID)
		claims["iss"], claims["aud"], claims["urn:jtl:app_id"] = c.AppIssuer(), []string{app}, app
		claims["iat"] = min(now.Unix(), expires.Unix())
		return claims
	case checks.Access:
		claims["iss"], claims["sub"], claims["client_id"], claims["aud"], claims["scp"] = c.config.BaseURL, ClientID, ClientID, []string{}, []string{}
	default:
		claims["iss"] = c.config.BaseURL
	}
	if request.Audience != "" {
		claims["aud"] = []string{request.Audience}
	}
	return claims
}

// identityClaims names the claims of a kind that say who it is; "" is none.
func identityClaims(kind checks.Kind) (tenant, user string) {
	switch kind {
	case checks.Session:
		return "tenantId", "userId"
	case checks.App:
		return "urn:jtl:tenant_id", "sub"
	default:
		return "", ""
	}
}

func given(value *string, fallback string) string {
	if value == nil {
		return fallback
	}
	return *value
}

func (c *Cloud) mint(w http.ResponseWriter, r *http.Request) {
	var request TokenRequest
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil && !errors.Is(err, io.EOF) {
		answer(w, http.StatusBadRequest, map[string]string{"message": "the body is not the JSON of a token: " + err.Error()})
		return
	}
	token, err := c.Mint(request)
	outcome(w, map[string]string{"token": token}, err)
}

func (c *Cloud) rotate(w http.ResponseWriter, _ *http.Request) {
	err := c.keys.rotate()
	c.callers.forget()
	outcome(w, c.keys.sessionKeys(), err)
}

// control lets only JSON through: a web page cannot send that to another
// origin without being asked first.
func control(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !hasKind(r, "application/json") {
			answer(w, http.StatusUnsupportedMediaType, map[string]string{"message": "send Content-Type application/json"})
			return
		}
		next(w, r)
	}
}

// listening is how a sandbox is reached.
var listening = platform.Listener{Name: "sandbox", Usual: DefaultAddr}

// CheckAddress refuses an address that other machines could reach.
func CheckAddress(address string) error { return listening.Check(address) }
