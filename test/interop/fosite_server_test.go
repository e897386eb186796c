package interop

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ory/fosite"
	"github.com/ory/fosite/compose"
	"github.com/ory/fosite/storage"
)

const lifespan = 37 * time.Minute // an odd one, so that it is nobody's default

// client is what an OAuth server knows of an app.
type client struct {
	id, secret    string
	grant, scopes []string
}

func app() client {
	return client{id: "partner-app", secret: "right secret", grant: []string{"client_credentials"}, scopes: []string{"openid"}}
}

// server is Ory's OAuth server, the engine of the platform's identity
// provider, with one client.
type server struct {
	*httptest.Server
	provider fosite.OAuth2Provider
	requests atomic.Int32
}

func serve(t *testing.T, c client) *server {
	t.Helper()
	config := &fosite.Config{
		AccessTokenLifespan: lifespan,
		GlobalSecret:        []byte(strings.Repeat("s", 32)),
		HashCost:            4, // bcrypt's least: nothing here is worth guarding
	}
	hashed, err := config.GetSecretsHasher(t.Context()).Hash(t.Context(), []byte(c.secret))
	if err != nil {
		t.Fatal(err)
	}
	store := storage.NewMemoryStore()
	store.Clients[c.id] = &fosite.DefaultClient{ID: c.id, Secret: hashed, GrantTypes: c.grant, Scopes: c.scopes}
	s := &server{provider: compose.Compose(config, store, compose.NewOAuth2HMACStrategy(config),
		compose.OAuth2ClientCredentialsGrantFactory, compose.OAuth2TokenIntrospectionFactory)}
	s.Server = httptest.NewServer(http.HandlerFunc(s.token))
	t.Cleanup(s.Close)
	return s
}

func (s *server) token(w http.ResponseWriter, r *http.Request) {
	s.requests.Add(1)
	ctx := r.Context()
	request, err := s.provider.NewAccessRequest(ctx, r, &fosite.DefaultSession{})
	if err != nil {
		s.provider.WriteAccessError(ctx, w, request, err)
		return
	}
	for _, scope := range request.GetRequestedScopes() {
		request.GrantScope(scope)
	}
	response, err := s.provider.NewAccessResponse(ctx, request)
	if err != nil {
		s.provider.WriteAccessError(ctx, w, request, err)
		return
	}
	s.provider.WriteAccessResponse(ctx, w, request, response)
}

// get runs `jtlctl token get` with credentials. It may cost one request alone.
func (s *server) get(t *testing.T, id, secret string, flags ...string) output {
	t.Helper()
	before := s.requests.Load()
	got := jtlctl(t, map[string]string{
		"JTL_CLIENT_ID": id, "JTL_CLIENT_SECRET": secret, "JTLCTL_TOKEN_URL": s.URL + "/oauth2/token",
	}, append([]string{"token", "get"}, flags...)...)
	if requests := s.requests.Load() - before; requests != 1 {
		t.Errorf("%d requests instead of 1", requests)
	}
	if strings.Contains(got.stdout+got.stderr, secret) {
		t.Errorf("the secret was printed\nstdout: %s\nstderr: %s", got.stdout, got.stderr)
	}
	return got
}

// checkToken asks the server whether a token is one that it gave to a client.
func (s *server) checkToken(t *testing.T, access, id string) {
	t.Helper()
	_, request, err := s.provider.IntrospectToken(t.Context(), access, fosite.AccessToken, &fosite.DefaultSession{})
	if err != nil {
		t.Fatalf("the server does not know the token %q: %v", access, err)
	}
	if got := request.GetClient().GetID(); got != id {
		t.Errorf("the token is client %q's instead of %q's", got, id)
	}
}
