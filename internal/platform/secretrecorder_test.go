package platform

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/secret"
)

// TestSecretRecorder: every secret that a request carries is known before its answer
// is traced, in each form that the request had it in.
func TestSecretRecorder(t *testing.T) {
	t.Parallel()
	encode := func(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }
	for name, test := range map[string]struct {
		header, value string
		form          string
		secrets       []string // what the server may repeat
	}{
		"bearer token":      {"Authorization", "Bearer planted.token", "", []string{"planted.token", encode("planted.token")}},
		"key of a JTL-Wawi": {"Authorization", "Wawi planted-key", "", []string{"planted-key"}},
		"without a scheme":  {"Authorization", "planted-key", "", []string{"planted-key"}},
		"Basic":             {"Authorization", "Basic " + encode("app:hunter%2F2"), "", []string{encode("app:hunter%2F2"), "hunter%2F2", "hunter/2", encode("app:hunter/2"), encode("hunter/2")}},
		"Basic, damaged":    {"Authorization", "Basic planted!!", "", []string{"planted!!"}},
		"challenge code":    {"X-ChallengeCode", "planted-code", "", []string{"planted-code"}},
		"cookie":            {"Cookie", "session=planted", "", []string{"session=planted"}},
		"a form":            {"", "", "grant_type=x&client_secret=planted%2Fsecret&client_id=app", []string{"planted/secret", "planted%2Fsecret"}},
		"an SCX form":       {"", "", "refreshToken=planted%2Ftoken", []string{"planted/token", "planted%2Ftoken"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			redactor := &secret.Redactor{}
			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, somewhere, strings.NewReader(test.form))
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			if test.header != "" {
				request.Header.Set(test.header, test.value)
			}
			fake := serverOf(func(r *http.Request) (*http.Response, error) {
				for _, text := range test.secrets {
					if got := redactor.Redact("said: " + text); got != "said: [redacted]" {
						t.Errorf("%q is shown as %q", text, got)
					}
				}
				if got := redactor.Redact("app client_id grant_type"); got != "app client_id grant_type" {
					t.Errorf("what is no secret is redacted: %q", got)
				}
				return answers(200, "")(r)
			})
			if _, _, err := do(NewClient(Options{Base: fake, Redactor: redactor}), request); err != nil {
				t.Fatal(err)
			}
			if fake.bodies[0] != test.form {
				t.Errorf("sent %q", fake.bodies[0])
			}
		})
	}
}
