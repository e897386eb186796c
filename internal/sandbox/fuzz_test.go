package sandbox

import (
	"crypto/rand"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
)

// FuzzSandbox_ServeHTTP: whatever an app sends, the sandbox answers, and never that it has
// failed itself.
func FuzzSandbox_ServeHTTP(f *testing.F) {
	const jsonBody = `{"tenantId":"x","kind":"session","ttl":1,"claims":{"aud":[1]},"open":true,"status":418,"at":"rest","case":"alg-none"}`
	for _, path := range []string{
		LegacyTokenPath, ZitadelTokenPath, SCXPath, LegacyKeysPath, MintPath, RotatePath, APIFaultsPath, DelegatedPath, platform.JWKSPath, platform.DiscoveryPath, WawiControlPath, WawiFaultsPath,
		"/erp/v2/items?pageSize=1&pageNumber=2&where=a", "/erp/v1/items/5", "/api/eazybusiness/v2/items", "/api/eazybusiness/authentication/x", "/api//v2/info", "/erp/v2/graphql", "/sandbox/forge", "//", "/%2e%2e/x",
	} {
		f.Add("GET", path, "", "Bearer", "application/json")
		f.Add("POST", path, jsonBody, "Basic "+"c2FuZGJveC1hcHA6eA==", "application/json; charset=x")
		f.Add("PATCH", path, "grant_type=client_credentials&scope=%zz", "Wawi x", formKind)
	}
	s, err := New(Config{BaseURL: base, Now: func() time.Time { return time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC) }, Random: rand.Reader})
	if err != nil {
		f.Fatal(err)
	}
	token, err := s.Mint(TokenRequest{Kind: "access"})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, method, path, body, authorization, kind string) {
		r, err := http.NewRequest(method, base+path, strings.NewReader(body))
		if err != nil || r.URL.Path == RotatePath || strings.HasSuffix(r.URL.Path, "/faults") {
			return // none that a server gets, or one that changes what the next one gets
		}
		r.RequestURI = r.URL.RequestURI()
		for _, credentials := range []string{authorization, "Bearer " + token} {
			r := r.Clone(t.Context())
			r.Header.Set("Authorization", credentials)
			r.Header.Set("Content-Type", kind)
			r.Header.Set(cloudapi.TenantHeader, DefaultTenant)
			r.Body = http.NoBody
			if body != "" {
				r.Body = readCloser{strings.NewReader(body)}
			}
			got := httptest.NewRecorder()
			s.ServeHTTP(got, r)
			if got.Code >= 500 && got.Code != http.StatusServiceUnavailable {
				t.Errorf("%s %s: %d %s", method, path, got.Code, got.Body)
			}
		}
	})
}

type readCloser struct{ *strings.Reader }

func (readCloser) Close() error { return nil }
