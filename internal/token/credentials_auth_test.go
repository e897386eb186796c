package token

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// hydraWants are the words of Ory Hydra 2.2 about a client that is registered for
// another way of authentication than the one it was asked with.
func hydraWants(wants, got string) string {
	return `{"error":"invalid_client","error_description":"Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method). ` +
		`The OAuth 2.0 Client supports client authentication method '` + wants + `', but method '` + got + `' was requested. ` +
		strings.Repeat("Some more words. ", 20) + `You must configure the OAuth 2.0 client's 'token_endpoint_auth_method' value to accept '` + got + `'."}`
}

// wantsAuth serves tokens to clients that prove who they are in one way only.
func wantsAuth(t *testing.T, wants platform.ClientAuth) (address string, seen *[]string) {
	t.Helper()
	seen = &[]string{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got := platform.Post
		id, password, ok := r.BasicAuth()
		if ok {
			got = platform.Basic
		} else {
			id, password = r.PostFormValue("client_id"), r.PostFormValue("client_secret")
		}
		*seen = append(*seen, string(got))
		w.Header().Set("Content-Type", "application/json")
		id, _ = url.QueryUnescape(id)
		if got != wants || id != "app" || password != "s3cret-planted" {
			w.WriteHeader(http.StatusUnauthorized)
			_, _ = io.WriteString(w, hydraWants("client_secret_"+string(wants), "client_secret_"+string(got)))
			return
		}
		_, _ = io.WriteString(w, `{"access_token":"x","token_type":"bearer"}`)
	}))
	t.Cleanup(server.Close)
	return server.URL, seen
}

func TestClient_Fetch_auth(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		wants, chosen platform.ClientAuth
		seen          []string
		hint          string
	}{
		"basic":                     {platform.Basic, "", []string{"basic"}, ""},
		"basic, chosen":             {platform.Basic, platform.Basic, []string{"basic"}, ""},
		"post, chosen":              {platform.Post, platform.Post, []string{"post"}, ""},
		"post, by the server":       {platform.Post, "", []string{"basic", "post"}, ""},
		"post, but basic is chosen": {platform.Post, platform.Basic, []string{"basic"}, "jtlctl auth login --auth-method post"},
		"basic, but post is chosen": {platform.Basic, platform.Post, []string{"post"}, "jtlctl auth login --auth-method basic"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			address, seen := wantsAuth(t, test.wants)
			client := Client{HTTP: platform.NewClient(platform.Options{}), Now: now}
			got, err := client.Fetch(t.Context(), Credentials{TokenURL: address, ClientID: "app", Secret: secret.New("s3cret-planted"), Auth: test.chosen})
			if !slices.Equal(*seen, test.seen) {
				t.Errorf("asked with %q", *seen)
			}
			if test.hint == "" {
				if err != nil || string(got.Auth) != test.seen[len(test.seen)-1] {
					t.Errorf("%q, %v", got.Auth, err)
				}
				return
			}
			wantFault(t, err, fault.Credentials, test.hint, "value to accept 'client_secret_"+string(test.chosen)+"'.")
		})
	}
}

func TestClient_Fetch_otherProvider(t *testing.T) {
	t.Parallel()
	refused := answers(401, asJSON, `{"error":"invalid_client"}`)
	with := credentials()
	with.Other = "auth.jtl-cloud.com"
	_, err := clientOf(refused).Fetch(t.Context(), with)
	wantFault(t, err, fault.Credentials, "the app belongs to the other identity provider, auth.jtl-cloud.com (--idp auth.jtl-cloud.com)", "belong together", "belong to this environment")
}
