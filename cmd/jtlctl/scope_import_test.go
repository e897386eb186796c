package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli"
)

// answerWith is a network in which every address answers with one text.
type answerWith string

func (text answerWith) RoundTrip(request *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(string(text))), Request: request,
	}, nil
}

// scopeWorld runs command lines that share a folder.
func scopeWorld(t *testing.T, network http.RoundTripper) func(args ...string) (stdout, stderr string, code int) {
	t.Helper()
	folder := t.TempDir()
	return func(args ...string) (string, string, int) {
		var out, errs bytes.Buffer
		w := testWorld(strings.NewReader(""), &out, &errs)
		w.Roots.State, w.Transport = folder, network
		code := cli.Run(t.Context(), args, w)
		return out.String(), errs.String(), code
	}
}

// document returns an OpenAPI document of at least size bytes.
func document(size int) string {
	return fmt.Sprintf(`{"openapi":"3.0.0","info":{"version":"2.3","description":%q},"paths":{"/v2/shelves":{"get":{"security":[{"Wawi":["shelves.read"]}]}}}}`,
		strings.Repeat("x", size))
}

// TestScopeImport_URL: larger than what other endpoints may answer, with
// the date of the clock and without what may be secret in the address.
func TestScopeImport_URL(t *testing.T) {
	t.Parallel()
	jtlctl := scopeWorld(t, answerWith(document(5<<20)))
	if _, stderr, code := jtlctl("scope", "import", "https://portal.example/openapi.json?token=hunter2"); code != 0 {
		t.Fatal(stderr)
	}
	stdout, _, _ := jtlctl("scope", "list", "--catalogs")
	if want := "2.3   1           1       2027-01-15  today    https://portal.example/openapi.json\n"; !strings.HasSuffix(stdout, want) {
		t.Errorf("got\n%swant\n%s", stdout, want)
	}
	if stdout, _, code := jtlctl("scope", "for", "/v2/shelves"); code != 0 || !strings.Contains(stdout, "shelves.read") {
		t.Errorf("%d: %s", code, stdout)
	}
}

// TestScopeImport_noStateFolder: look-ups need none, imports say so.
func TestScopeImport_noStateFolder(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "openapi.json")
	if err := os.WriteFile(path, []byte(document(0)), 0o600); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]int{"scope list": 0, "scope show items.read": 0, "scope forget 2.3": 2, "scope import " + path: 2} {
		var errs bytes.Buffer
		if code := cli.Run(t.Context(), strings.Fields(line), testWorld(strings.NewReader(""), io.Discard, &errs)); code != want {
			t.Errorf("%s: exit code %d, want %d: %s", line, code, want, errs.String())
		}
	}
}
