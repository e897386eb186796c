package token

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// received is what a server was sent.
type received struct {
	method, path, query, kind, authorization, body string
}

// record serves one answer and remembers every request.
func record(t *testing.T, answer string) (address string, requests *[]received) {
	t.Helper()
	requests = &[]received{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		*requests = append(*requests, received{
			r.Method, r.URL.Path, r.URL.RawQuery, r.Header.Get("Content-Type"), r.Header.Get("Authorization"), string(body),
		})
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, answer)
	}))
	t.Cleanup(server.Close)
	return server.URL, requests
}

func TestClient_Fetch_request(t *testing.T) {
	t.Parallel()
	const form = "grant_type=client_credentials"
	for name, test := range map[string]struct {
		id, secret, basic, body string
		scopes                  []string
	}{
		"plain":              {"app", "secret", "YXBwOnNlY3JldA==", form, nil},
		"with a scope":       {"app", "secret", "YXBwOnNlY3JldA==", form + "&scope=openid", platform.Zitadel.Scopes()},
		"with strange signs": {"a:b@c d", "p%q+r/s&ü", "YSUzQWIlNDBjK2Q6cCUyNXElMkJyJTJGcyUyNiVDMyVCQw==", form, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			address, requests := record(t, `{"access_token":"x","token_type":"bearer"}`)
			client := Client{HTTP: platform.NewClient(platform.Options{}), Now: now}
			_, err := client.Fetch(t.Context(), Credentials{
				TokenURL: address + "/oauth2/token", ClientID: test.id, Secret: secret.New(test.secret), Scopes: test.scopes,
			})
			if err != nil {
				t.Fatal(err)
			}
			want := received{"POST", "/oauth2/token", "", "application/x-www-form-urlencoded", "Basic " + test.basic, test.body}
			if len(*requests) != 1 || (*requests)[0] != want {
				t.Errorf("sent %+v\nwant %+v", *requests, want)
			}
		})
	}
}

func TestClient_FetchSCX_request(t *testing.T) {
	t.Parallel()
	address, requests := record(t, `{"authToken":"x"}`)
	client := Client{HTTP: platform.NewClient(platform.Options{}), Now: now}
	if _, err := client.FetchSCX(t.Context(), SCX{URL: address + "/v1/auth", RefreshToken: secret.New("a+b/c=&d")}); err != nil {
		t.Fatal(err)
	}
	want := received{"POST", "/v1/auth", "", "application/x-www-form-urlencoded", "", "refreshToken=a%2Bb%2Fc%3D%26d"}
	if len(*requests) != 1 || (*requests)[0] != want {
		t.Errorf("sent %+v\nwant %+v", *requests, want)
	}
}

func TestClient_Fetch_unsafeAddress(t *testing.T) {
	t.Parallel()
	for address, words := range map[string]string{
		"http://auth.platform.test/token": "is plain http",
		"http://localhost.evil.test":      "is plain http",
		"auth.platform.test":              "is not an http(s) address",
		"":                                "",
	} {
		fake := &server{reply: answers(200, asJSON, `{"access_token":"x","authToken":"x"}`)}
		client := Client{HTTP: platform.NewClient(platform.Options{Base: fake}), Now: now}

		bad := credentials()
		bad.TokenURL = address
		_, err := client.Fetch(t.Context(), bad)
		wantFault(t, err, fault.Config, "token endpoint", words)

		_, err = client.FetchSCX(t.Context(), SCX{URL: address, RefreshToken: secret.New(planted)})
		wantFault(t, err, fault.Config, "SCX auth endpoint", words)

		if len(fake.bodies) > 0 {
			t.Errorf("%q was sent %q", address, fake.bodies)
		}
	}
}
