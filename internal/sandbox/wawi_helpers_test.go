package sandbox

import (
	"crypto/rand"
	"encoding/json"
	"maps"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/erp"
)

const shop = "/api/eazybusiness"

func newWawiBench(t *testing.T, wawi Wawi) *bench {
	t.Helper()
	b := &bench{now: time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC)}
	var err error
	b.Sandbox, err = New(Config{BaseURL: base, Now: func() time.Time { return b.now }, Random: rand.Reader, Wawi: wawi})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// client is an app that talks to an installation in one of the generations.
type client struct {
	*bench
	api    erp.Generation
	base   string
	header map[string]string
}

func newClient(b *bench, api erp.Generation) client {
	return client{b, api, shop, map[string]string{
		"api-version": api.String(), "X-ChallengeCode": "a-challenge-code", "X-AppId": "vendor/app", "X-AppVersion": "1.2.3", "Content-Type": jsonKind,
	}}
}

// with is the same client with another header; "" leaves it out.
func (c client) with(name, value string) client {
	c.header = maps.Clone(c.header)
	c.header[name] = value
	if value == "" {
		delete(c.header, name)
	}
	return c
}

func (c client) at(base string) client {
	c.base = base
	return c
}

func (c client) send(method, path, body string) *httptest.ResponseRecorder {
	if c.api == erp.V2 {
		path = "/v2" + path
	}
	var headers []string
	for name, value := range c.header {
		headers = append(headers, name, value)
	}
	return c.ask(method, c.base+path, body, headers...)
}

func (c client) poll(id string) *httptest.ResponseRecorder {
	return c.send("GET", "/authentication/"+id, "")
}

// body is a good request for registration, written as the generation has it,
// with some fields replaced, or left out where they are nil.
func (c client) body(replaced object) string {
	fields := map[string]any{
		"AppId": "vendor/app", "DisplayName": "App", "Description": "Does things", "Version": "1.2.3", "ProviderName": "Vendor",
		"ProviderWebsite": "https://vendor.example", "AppIcon": "iVBORw0KGgo=",
		"MandatoryApiScopes": []string{"items.read"}, "OptionalApiScopes": []string{"items.write", "customers.read"},
	}
	for _, m := range replaced {
		fields[m.name] = m.value
	}
	named := map[string]any{}
	for name, value := range fields {
		if value != nil {
			named[nameIn(c.api, name)] = value
		}
	}
	text, err := json.Marshal(named)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// registered sends a good request for registration and returns its ID.
func (c client) registered(t *testing.T, replaced ...member) string {
	t.Helper()
	got := c.send("POST", "/authentication", c.body(replaced))
	id := field(t, got, 201, nameIn(c.api, "RegistrationRequestId"))
	if id == "" {
		t.Fatalf("no identifier: %s", got.Body)
	}
	return id
}

// accepted registers and polls until there is a key.
func (c client) accepted(t *testing.T, replaced ...member) (id, key string) {
	t.Helper()
	id = c.registered(t, replaced...)
	c.poll(id)
	key = text(t, c.poll(id), nameIn(c.api, "Token"), nameIn(c.api, "ApiKey"))
	if key == "" {
		t.Fatal("no key")
	}
	return id, key
}

// value follows names into a JSON answer; nil if they lead nowhere.
func value(t *testing.T, got *httptest.ResponseRecorder, names ...string) any {
	t.Helper()
	var at any
	if err := json.Unmarshal(got.Body.Bytes(), &at); err != nil {
		t.Fatalf("%v: %d %s", err, got.Code, got.Body)
	}
	for _, name := range names {
		inner, _ := at.(map[string]any)
		at = inner[name]
	}
	return at
}

func text(t *testing.T, got *httptest.ResponseRecorder, names ...string) string {
	t.Helper()
	text, _ := value(t, got, names...).(string)
	return text
}

func generations() []erp.Generation { return []erp.Generation{erp.V1, erp.V2} }

// problems are the fields that an ErrorResponse complains of, and its messages.
func problems(t *testing.T, c client, got *httptest.ResponseRecorder) (fields []string, messages string) {
	t.Helper()
	errors, _ := value(t, got, nameIn(c.api, "Errors")).(map[string]any)
	old, _ := value(t, got, nameIn(c.api, "ValidationErrors")).(map[string]any)
	for name, list := range errors {
		fields = append(fields, name)
		texts, _ := list.([]any)
		for _, text := range texts {
			messages += text.(string) + "\n"
		}
		if len(texts) == 0 || old[name] != texts[0] {
			t.Errorf("%s: ValidationErrors has %q, Errors %q", name, old[name], texts)
		}
	}
	slices.Sort(fields)
	return fields, strings.TrimSpace(messages)
}
