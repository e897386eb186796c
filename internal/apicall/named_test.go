package apicall

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestExchange_Named(t *testing.T) {
	t.Parallel()
	index := scope.NewIndex(scope.Builtin()...)
	for body, want := range map[string]string{
		`{"errorMessage":"the app lacks the scope items.write"}`:                 "items.write",
		`{"errorMessage":"Missing scope: quotes.newverb."}`:                      "quotes.newverb",
		`{"errorMessage":"'quotes.newverb' scope required"}`:                     "quotes.newverb",
		`{"detail":"requires one of the scopes [items.read, new.thing] or a.b"}`: "items.read new.thing a.b",
		`{"message":"X-RunAs needs Application.RunAs"}`:                          "application.runas",
		`{"message":"Die Berechtigung \"items.write\" fehlt"}`:                   "items.write",
		`{"message":"System.UnauthorizedAccessException at api.example.com"}`:    "",
		`{"message":"no permission to call https://wawi.lan/v2/items.read"}`:     "",
		`{"message":"the scope of version 2.0 is wide"}`:                         "",
		`{}`: "", `<html>the scope items.read</html>`: "",
	} {
		if got := strings.Join(Exchange{Body: []byte(body)}.Named(index), " "); got != want {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
	}
	if got := (Exchange{Body: []byte(`{"message":"the scope a.b, and items.read"}`)}).Named(nil); len(got) != 2 {
		t.Errorf("without catalogues: %q", got)
	}
}
