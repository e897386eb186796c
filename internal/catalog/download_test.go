package catalog

import (
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

const portal = "https://portal.example/openapi.json?token=hunter2"

// TestDownloader_bound: larger than what other endpoints may answer.
func TestDownloader_bound(t *testing.T) {
	t.Parallel()
	text := openAPI("2.3", 5<<20)
	if got, err := fetch(t, network{status: 200, body: strings.NewReader("\xEF\xBB\xBF" + text)}, portal); err != nil || string(got) != text {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	_, err := fetch(t, network{status: 200, body: strings.NewReader(openAPI("2.3", MaxDocument))}, portal)
	faulttest.Want(t, err, fault.Server, "is larger than 32 MiB")
}

func TestDownloader_plainHTTP(t *testing.T) {
	t.Parallel()
	_, err := fetch(t, network{}, "http://portal.example/openapi.json")
	faulttest.Want(t, err, fault.Config, "is plain http")
}

// TestDownloader_stops: a response had begun, so that the address can be
// reached.
func TestDownloader_stops(t *testing.T) {
	t.Parallel()
	const start = "the OpenAPI document https://portal.example/openapi.json did not arrive completely"
	for _, c := range []struct {
		err        error
		want, hint string
	}{
		{os.ErrDeadlineExceeded, start + " in time", "try again, or allow more time with --timeout"},
		{io.ErrUnexpectedEOF, start + ": the connection was closed", "try again"},
	} {
		body := io.MultiReader(strings.NewReader(`{"openapi":`), iotest.ErrReader(c.err))
		_, err := fetch(t, network{status: 200, body: body}, portal)
		if f := fault.From(err); f.Kind != fault.Network || f.Message != c.want || f.Hint != c.hint {
			t.Errorf("%v: %+v", c.err, f)
		}
	}
}

// TestDownloader_notServed: the hints of calls with credentials would mislead.
func TestDownloader_notServed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		status         int
		location, hint string
		kind           fault.Kind
	}{
		{302, "https://elsewhere.example/token?code=hunter2", "the server redirects: use the address https://elsewhere.example/token", fault.Server},
		{302, "", "the server redirects without saying where", fault.Server},
		{401, "", "import sends no credentials: download the document in a browser, then import the file", fault.Credentials},
		{403, "", "import sends no credentials: download the document in a browser, then import the file", fault.Credentials},
		{404, "", "check that the address is right", fault.Server},
	} {
		header := http.Header{}
		if c.location != "" {
			header.Set("Location", c.location)
		}
		_, err := fetch(t, network{c.status, header, strings.NewReader("")}, portal)
		f := fault.From(err)
		if f.Kind != c.kind || f.Hint != c.hint || strings.Contains(f.Message+f.Hint, "hunter2") {
			t.Errorf("%d: %+v", c.status, f)
		}
	}
}
