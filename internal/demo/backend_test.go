package demo

import (
	"crypto/rand"
	"net/http"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// TestBackend: it refuses what has no token or is expired, and lets in whatever
// looks good.
func TestBackend(t *testing.T) {
	t.Parallel()
	s, err := sandbox.New(sandbox.Config{BaseURL: "http://127.0.0.1:1", Now: time.Now, Random: rand.Reader})
	faulttest.Must(t, err)
	url, stop, err := backend{time.Now}.serve(t.Context())
	faulttest.Must(t, err)
	defer stop()
	mint := func(r sandbox.TokenRequest) string {
		token, err := s.Mint(r)
		faulttest.Must(t, err)
		return token
	}
	empty := ""
	for name, test := range map[string]struct {
		token string
		want  int
	}{
		"none":              {"", http.StatusUnauthorized},
		"good":              {mint(sandbox.TokenRequest{}), http.StatusOK},
		"forged":            {Forge(mint(sandbox.TokenRequest{})), http.StatusOK},
		"of a foreign key":  {mint(sandbox.TokenRequest{BadSignature: true}), http.StatusOK},
		"expired":           {mint(sandbox.TokenRequest{Expired: true}), http.StatusUnauthorized},
		"without a tenant":  {mint(sandbox.TokenRequest{Tenant: &empty}), http.StatusUnauthorized},
		"of an app":         {mint(sandbox.TokenRequest{Kind: "app"}), http.StatusUnauthorized},
		"not one, but text": {"x.y.z", http.StatusUnauthorized},
	} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
		faulttest.Must(t, err)
		request.Header.Set("Authorization", "Bearer "+test.token)
		response, err := http.DefaultClient.Do(request)
		faulttest.Must(t, err)
		_ = response.Body.Close()
		if response.StatusCode != test.want {
			t.Errorf("%s: %d, want %d", name, response.StatusCode, test.want)
		}
	}
}
