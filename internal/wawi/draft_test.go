package wawi

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// TestDraftOf: the draft is what is sent, but for the challenge code and the
// icon.
func TestDraftOf(t *testing.T) {
	t.Parallel()
	icon := Picture{Base64: strings.Repeat("iVBORw0K", 100)}
	for _, api := range []erp.Generation{erp.V1, erp.V2} {
		var sent *http.Request
		var body bytes.Buffer
		server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			sent = r
			_, _ = body.ReadFrom(r.Body)
		}))
		defer server.Close()
		target := Target{URL: server.URL + "/api/shop", API: api.First()}
		app := App{AppID: "a", DisplayName: "n", Version: "1", Mandatory: []string{"x.read"}}
		draft, err := DraftOf(target, app, icon)
		if err != nil {
			t.Fatal(err)
		}
		text, err := app.Request(api, icon.Base64)
		if err != nil {
			t.Fatal(err)
		}
		const challenge = "a-secret-code"
		_, _, _ = Client{HTTP: server.Client(), Target: target, Now: time.Now}.register(t.Context(), identity{"a", "1", challenge}, text)
		if draft.Method != sent.Method || draft.URL != server.URL+sent.URL.Path {
			t.Errorf("%s: got %s %s, sent %s %s", api, draft.Method, draft.URL, sent.Method, sent.URL)
		}
		for name, value := range draft.Headers {
			if got := sent.Header.Get(name); got != value && (name != "X-Challengecode" || got != challenge || value != Hidden) {
				t.Errorf("%s: header %s: got %q, sent %q", api, name, value, got)
			}
		}
		for _, name := range []string{"Api-Version", "X-Appid", "X-Appversion", "X-Challengecode", "Content-Type", "Accept"} {
			if draft.Headers[name] == "" {
				t.Errorf("%s: no header %s", api, name)
			}
		}
		if got := strings.Replace(string(draft.Body), "…", icon.Base64[24:], 1); got != body.String() || !json.Valid(draft.Body) || len(draft.Body) > 300 {
			t.Errorf("%s: got %s, sent %s", api, draft.Body, &body)
		}
	}
}
