package sandbox

import (
	"bytes"
	"cmp"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// The session that is minted where nothing else is asked for.
const (
	DefaultTenant = "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01"
	DefaultUser   = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"
	DefaultTTL    = 15 * time.Minute
)

// Session asks for a session token. Fields that are not given take the
// defaults; an empty tenant or user is given.
type Session struct {
	Tenant       *string       `json:"tenant"`
	User         *string       `json:"user"`
	TTL          time.Duration `json:"ttl"`
	Expired      bool          `json:"expired"`
	BadSignature bool          `json:"bad_signature"`
	// NextKey signs with the key that is published but does not sign yet.
	NextKey bool `json:"next_key"`
}

// Mint makes a session token.
func (c *Cloud) Mint(session Session) (string, error) {
	key := c.keys.signing(session.NextKey)
	if session.BadSignature {
		seed := make([]byte, ed25519.SeedSize)
		if _, err := io.ReadFull(c.config.Random, seed); err != nil {
			return "", err
		}
		key.private = ed25519.NewKeyFromSeed(seed)
	}
	ttl := cmp.Or(session.TTL.Abs(), DefaultTTL)
	now := c.config.Now()
	expires := now.Add(ttl)
	if session.Expired {
		expires = now.Add(-ttl)
	}
	return key.sign(jwt.MapClaims{
		"iss":      c.config.BaseURL,
		"tenantId": given(session.Tenant, DefaultTenant),
		"userId":   given(session.User, DefaultUser),
		"exp":      expires.Unix(),
	})
}

func given(value *string, fallback string) string {
	if value == nil {
		return fallback
	}
	return *value
}

func (c *Cloud) mint(w http.ResponseWriter, r *http.Request) {
	var session Session
	if err := json.NewDecoder(r.Body).Decode(&session); err != nil && !errors.Is(err, io.EOF) {
		answer(w, http.StatusBadRequest, map[string]string{"message": "the body is not the JSON of a session: " + err.Error()})
		return
	}
	token, err := c.Mint(session)
	if err != nil {
		answer(w, http.StatusInternalServerError, map[string]string{"message": err.Error()})
		return
	}
	answer(w, http.StatusOK, map[string]string{"token": token})
}

func (c *Cloud) rotate(w http.ResponseWriter, _ *http.Request) {
	if err := c.keys.rotate(); err != nil {
		answer(w, http.StatusInternalServerError, map[string]string{"message": err.Error()})
		return
	}
	answer(w, http.StatusOK, c.keys.published())
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

func (c *Cloud) keySetForChecks() (jwks.Set, error) {
	text, err := json.Marshal(c.keys.published())
	if err != nil {
		return jwks.Set{}, err
	}
	return jwks.Parse(bytes.TrimSpace(text))
}

// CheckAddress refuses an address that other machines could reach.
func CheckAddress(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fault.New(fault.Usage, "%q is not an address of the form HOST:PORT", address).WithHint("write it like %s", DefaultAddr)
	}
	if host == "" || platform.CheckURL("sandbox", "http://"+net.JoinHostPort(host, "1")) != nil {
		return fault.New(fault.Usage, "the sandbox is served on this machine only, and %q can be reached from others", address).
			WithHint("use 127.0.0.1, [::1] or localhost")
	}
	return nil
}
