package sandbox

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/jtlctl/jtlctl/internal/erp"
)

func TestReadBody_fields(t *testing.T) {
	t.Parallel()
	known := func(scope string) bool { return strings.HasPrefix(scope, "items.") || scope == "customers.read" }
	for _, test := range []struct {
		field string
		value any
		words string
	}{
		{"AppId", nil, "required"}, {"DisplayName", nil, "required"}, {"Description", nil, "required"}, {"Version", nil, "required"},
		{"ProviderName", nil, "required"}, {"ProviderWebsite", nil, "required"}, {"MandatoryApiScopes", nil, "required"}, {"AppIcon", nil, "required"},
		{"AppId", "", "must not be empty"}, {"DisplayName", " \n", "must not be empty"}, {"Version", 1.2, "must be a text"},
		{"AppId", "vendor/other", "is not the one of the header X-AppId"},
		{"MandatoryApiScopes", "items.read", "must be a list of texts"}, {"MandatoryApiScopes", []any{1}, "must be a list of texts"},
		{"MandatoryApiScopes", []string{"items.read", "itmes.read"}, `there is no scope "itmes.read"`},
		{"OptionalApiScopes", []string{"nothing.read"}, `there is no scope "nothing.read"`}, {"OptionalApiScopes", []string{""}, `there is no scope ""`},
		{"OptionalApiScopes", []string{"items.read"}, "is mandatory as well"},
		{"AppIcon", "data:image/png;base64,iVBORw0KGgo=", "without the prefix data:"}, {"AppIcon", "a!", "is not base64"},
		{"AppIcon", 7, "must be a text"},
		{"RegistrationType", 4, "must be 0"}, {"RegistrationType", -1, "must be 0"}, {"RegistrationType", 1.5, "whole number"}, {"RegistrationType", "1", "whole number"},
		{"LocalizedDisplayNames", "App", "must be a list of objects"},
		{"LocalizedDescriptions", []any{map[string]string{"languageIso": "de", "LanguageIso": "de"}}, "entry 1 needs a text for"},
	} {
		for _, api := range generations() {
			c := newClient(newWawiBench(t, Wawi{KnownScope: known}), api)
			got := c.send("POST", "/authentication", c.body(object{{test.field, test.value}}))
			fields, messages := problems(t, c, got)
			if got.Code != 400 || !slices.Equal(fields, []string{nameIn(api, test.field)}) || !strings.Contains(messages, test.words) {
				t.Errorf("%s %v: %d %q %s, want %q", test.field, test.value, got.Code, fields, messages, test.words)
			}
		}
	}
}

func TestReadBody_several(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{}), erp.V2)
	got := c.send("POST", "/authentication", c.body(object{{"Version", nil}, {"AppIcon", "data:x"}, {"RegistrationType", 9}}))
	if fields, _ := problems(t, c, got); !slices.Equal(fields, []string{"appIcon", "registrationType", "version"}) {
		t.Errorf("%d %q", got.Code, fields)
	}
}

func TestReadBody_good(t *testing.T) {
	t.Parallel()
	for _, api := range generations() {
		c := newClient(newWawiBench(t, Wawi{}), api)
		for _, good := range []object{
			{{"MandatoryApiScopes", []string{}}},
			{{"OptionalApiScopes", nil}},
			{{"RegistrationType", 3}},
			{{"AppIcon", "iVBO\r\n Rw0KGgo="}},
			{{"Signature", "x"}, {"SignatureData", "y"}, {"Unknown", []int{1}}},
			{{"LocalizedDisplayNames", []map[string]string{{nameIn(api, "LanguageIso"): "de", nameIn(api, "Name"): "App"}}}},
		} {
			if got := c.send("POST", "/authentication", c.body(good)); got.Code != 201 {
				t.Errorf("%v: %d %s", good, got.Code, got.Body)
			}
		}
	}
}

func TestReadBody_otherGeneration(t *testing.T) {
	t.Parallel()
	b := newWawiBench(t, Wawi{})
	got := newClient(b, erp.V1).send("POST", "/authentication", newClient(b, erp.V2).body(nil))
	if _, messages := problems(t, newClient(b, erp.V1), got); got.Code != 400 || !strings.Contains(messages, "in API 1.0 it is written AppIcon, not appIcon") {
		t.Errorf("%d %s", got.Code, messages)
	}
}

func TestReadBody_hostile(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{}), erp.V2)
	large := c.body(object{{"AppIcon", strings.Repeat("A", maxBody)}})
	for name, test := range map[string]struct {
		kind, body string
		code       int
	}{
		"nothing":            {jsonKind, "", 400},
		"no JSON":            {jsonKind, "<html>", 400},
		"no object":          {jsonKind, `["a"]`, 400},
		"null":               {jsonKind, `null`, 400},
		"cut short":          {jsonKind, `{"appId":"vendor/app"`, 400},
		"two documents":      {jsonKind, c.body(nil) + c.body(nil), 400},
		"deep":               {jsonKind, strings.Repeat(`{"a":`, 100_000), 400},
		"deep in a field":    {jsonKind, `{"mandatoryApiScopes":` + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + `}`, 400},
		"too large":          {jsonKind, large, 413},
		"what a form sends":  {formKind, c.body(nil), 415},
		"what a page sends":  {"text/plain", c.body(nil), 415},
		"nothing about kind": {"", c.body(nil), 415},
	} {
		if got := c.with("Content-Type", test.kind).send("POST", "/authentication", test.body); got.Code != test.code {
			t.Errorf("%s: %d %s", name, got.Code, got.Body)
		}
	}
	if kept := len(c.Registrations()); kept != 0 {
		t.Errorf("%d registrations were kept", kept)
	}
}

func TestRegister_cutOff(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{}), erp.V2)
	_, key := c.accepted(t)
	for _, path := range []string{"/v2/authentication", "/v2/items"} {
		request := httptest.NewRequest(http.MethodPost, base+shop+path, iotest.ErrReader(io.ErrUnexpectedEOF))
		for name, value := range c.with("Authorization", "Wawi "+key).header {
			request.Header.Set(name, value)
		}
		got := httptest.NewRecorder()
		c.ServeHTTP(got, request)
		if got.Code != 400 || !strings.Contains(got.Body.String(), "ended too soon") {
			t.Errorf("%s: %d %s", path, got.Code, got.Body)
		}
	}
}

func FuzzRegistration(f *testing.F) {
	b := &bench{}
	for _, api := range generations() {
		f.Add(newClient(b, api).body(nil), api == erp.V2)
	}
	f.Add(`{"appId":null,"mandatoryApiScopes":[null,"a"],"localizedDisplayNames":[null,{}]}`, true)
	f.Add(`{"AppId":1,"RegistrationType":1e999}`, false)
	f.Fuzz(func(t *testing.T, body string, newer bool) {
		c := newClient(newWawiBench(t, Wawi{KnownScope: func(scope string) bool { return scope == "items.read" }}), erp.V1)
		if newer {
			c.api = erp.V2
			c = c.with("api-version", "2.0")
		}
		got := c.send("POST", "/authentication", body)
		if !json.Valid(got.Body.Bytes()) {
			t.Fatalf("no JSON: %s", got.Body)
		}
		kept := c.Registrations()
		switch got.Code {
		case http.StatusCreated:
			if len(kept) != 1 || kept[0].AppID != "vendor/app" || kept[0].Name == "" || slices.ContainsFunc(kept[0].Mandatory, func(s string) bool { return s != "items.read" }) {
				t.Errorf("kept %+v", kept)
			}
		case http.StatusBadRequest, http.StatusRequestEntityTooLarge:
			if len(kept) > 0 {
				t.Errorf("refused and kept: %+v", kept)
			}
		default:
			t.Errorf("%d %s", got.Code, got.Body)
		}
	})
}
