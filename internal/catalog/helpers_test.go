package catalog

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/platform"
)

// openAPI returns an OpenAPI document of at least size bytes.
func openAPI(version string, size int) string {
	return fmt.Sprintf(`{"openapi":"3.0.0","info":{"version":%q,"description":%q},"paths":{"/v2/shelves":{"get":{"security":[{"Wawi":["shelves.read"]}]}}}}`,
		version, strings.Repeat("x", size))
}

func writeFile(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// importer imports into a new store on a day in 2027. Every address answers
// with the text of standard input.
func importer(t *testing.T, stdin string) Importer {
	t.Helper()
	return Importer{
		Store: Store{State: t.TempDir()},
		Fetch: func(context.Context, string) ([]byte, error) { return []byte(stdin), nil },
		Stdin: func(context.Context) ([]byte, error) { return []byte(stdin), nil },
		Now:   importerNow,
	}
}

func importerNow() time.Time { return time.Date(2027, 1, 15, 23, 30, 0, 0, time.FixedZone("", -3600)) }

func mustImport(t *testing.T, i Importer, r Request) Result {
	t.Helper()
	result, err := i.Import(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// network is a network in which every request gets one response.
type network struct {
	status int
	header http.Header
	body   io.Reader
}

func (n network) RoundTrip(request *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: n.status, Header: n.header, Body: io.NopCloser(n.body), Request: request}, nil
}

func fetch(t *testing.T, n network, address string) ([]byte, error) {
	t.Helper()
	return Downloader(platform.Options{Base: n})(t.Context(), address)
}
