package sandbox

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// TestRegister_headersOfClients: what apps in the field send is enough, up to a
// call.
func TestRegister_headersOfClients(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ path, version, header string }{
		"as the document 1.0 requires": {"", "", ""},
		"a client of 1.0":              {"", "1.0", ""},
		"a client of 1.1":              {"", "1.1", "vendor/app"},
		"a client below /v1":           {"/v1", "", ""},
		"a client of 2.0":              {"/v2", "2.0", "vendor/app"},
	} {
		c := newClient(newWawiBench(t, Wawi{}), erp.OfPath(test.path))
		send := func(method, path, body string, more ...string) int {
			headers := append([]string{"X-ChallengeCode", "a-code", "Content-Type", jsonKind}, more...)
			if test.version != "" {
				headers = append(headers, "api-version", test.version)
			}
			if test.header != "" {
				headers = append(headers, "X-AppId", test.header)
			}
			return c.ask(method, shop+test.path+path, body, headers...).Code
		}
		registered := send("POST", "/authentication", c.body(object{{"AppIcon", ""}, {"ProviderWebsite", ""}, {"OptionalApiScopes", nil}}))
		if registered != 201 {
			t.Errorf("%s: registered with %d", name, registered)
			continue
		}
		id := c.Registrations()[0].ID
		if first, second := send("GET", "/authentication/"+id, ""), send("GET", "/authentication/"+id, ""); first != 200 || second != 200 {
			t.Errorf("%s: polls %d and %d", name, first, second)
		}
		if got := send("GET", "/items", "", "Authorization", "Wawi "+c.Keys()[0].Key, "X-AppId", "vendor/app", "X-AppVersion", "1"); got != 200 {
			t.Errorf("%s: a call %d", name, got)
		}
	}
}

// TestQuirks_older: an older version supports and names some versions, and has
// 1.x only below /v1.
func TestQuirks_older(t *testing.T) {
	t.Parallel()
	b := newWawiBench(t, Wawi{Quirks: Quirks{Versions: erp.ParseVersions("1.0,1.1"), BelowV1: true}})
	for path, want := range map[string]int{"/v2/info": 400, "/info": 404, "/v1/info": 200} {
		got := b.ask("GET", shop+path, "")
		if got.Code != want || got.Header().Get("api-supported-versions") != "1.0, 1.1" {
			t.Errorf("%s: %d, %v", path, got.Code, got.Header())
		}
	}
	if got := b.ask("GET", shop+"/v1/info", "", "api-version", "1.2"); got.Code != 400 {
		t.Errorf("1.2: %d", got.Code)
	}
	for body, code := range map[string]int{`{"versions":["1.x"]}`: 400, `x`: 400, `{"versions":["2.1"]}`: 200} {
		if got := b.ask("POST", WawiAPIPath, body, "Content-Type", jsonKind); got.Code != code {
			t.Errorf("%s: %d %s", body, got.Code, got.Body)
		}
	}
	if got := b.ask("GET", shop+"/v2/info", ""); got.Code != 200 || got.Header().Get("api-supported-versions") != "2.1" {
		t.Errorf("2.1: %d %v", got.Code, got.Header())
	}
	b.ask("POST", WawiAPIPath, `{}`, "Content-Type", jsonKind)
	if got := b.ask("GET", shop+"/info", "", "api-version", "1.6"); got.Code != 200 || got.Header().Get("api-supported-versions") != "" {
		t.Errorf("all: %d %v", got.Code, got.Header())
	}
}
