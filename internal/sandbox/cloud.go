package sandbox

import (
	"net/http"

	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

// keySet answers the keys to whoever has an access token of this sandbox.
func (s *Sandbox) keySet(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-RateLimit-Limit", "500")
	w.Header().Set("X-RateLimit-Interval-Length-Seconds", "60")
	w.Header().Set("X-RateLimit-Remaining", "499")
	bearer, found := credentialsOf(r, "Bearer")
	if !found || !s.issued(r, bearer) {
		w.Header().Set("WWW-Authenticate", "Bearer")
		answer(w, http.StatusUnauthorized, map[string]string{"message": "an access token is needed, as Authorization: Bearer"})
		return
	}
	answer(w, http.StatusOK, s.keys.published())
}

func (s *Sandbox) issued(r *http.Request, bearer string) bool {
	set, err := s.keySetForChecks()
	if err != nil {
		return false
	}
	policy := jwt.Policy{Kind: jwt.Access, Issuers: []string{s.config.BaseURL}}
	result, err := jwt.Verify(r.Context(), bearer, policy, jwks.Static{Set: set}, s.config.Now())
	return err == nil && result.Valid
}
