package sandbox

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// TestWawi_errors goes through the published table of errors, in both
// generations.
func TestWawi_errors(t *testing.T) {
	t.Parallel()
	type sent func(t *testing.T, c client) *httptest.ResponseRecorder
	register := func(_ *testing.T, c client) *httptest.ResponseRecorder {
		return c.send("POST", "/authentication", c.body(nil))
	}
	poll := func(_ *testing.T, c client) *httptest.ResponseRecorder { return c.poll("some-id") }
	call := func(_ *testing.T, c client) *httptest.ResponseRecorder { return c.send("GET", "/items", "") }
	info := func(_ *testing.T, c client) *httptest.ResponseRecorder { return c.send("GET", "/info", "") }
	wrong := func(inner sent) sent {
		return func(t *testing.T, c client) *httptest.ResponseRecorder {
			return inner(t, c.with("api-version", "9.0"))
		}
	}
	const unsupported = "unsupported api version"
	for name, test := range map[string]struct {
		wawi  Wawi
		sent  sent
		code  int
		words string
	}{
		"400 register": {Wawi{}, func(_ *testing.T, c client) *httptest.ResponseRecorder {
			return c.send("POST", "/authentication", c.body(object{{"DisplayName", nil}}))
		}, 400, "not as it must be"},
		"402 register": {Wawi{Unlicensed: true}, register, 402, "licence"},
		"402 poll":     {Wawi{Unlicensed: true}, poll, 402, "licence"},
		"402 call":     {Wawi{Unlicensed: true}, call, 402, "licence"},
		"402 info":     {Wawi{Unlicensed: true}, info, 402, "licence"},
		"403 register": {Wawi{Closed: true}, register, 403, "no application service"},
		"404 poll":     {Wawi{}, poll, 404, "no such registration"},
		"409 register": {Wawi{Conflict: true}, func(t *testing.T, c client) *httptest.ResponseRecorder {
			c.accepted(t)
			return register(t, c)
		}, 409, "registered already"},
		"410 poll": {Wawi{}, func(t *testing.T, c client) *httptest.ResponseRecorder {
			id, _ := c.accepted(t)
			return c.poll(id)
		}, 410, "already processed and answered"},
		"wrong version, register": {Wawi{}, wrong(register), 400, unsupported},
		"wrong version, poll":     {Wawi{}, wrong(poll), 400, unsupported},
		"wrong version, call":     {Wawi{}, wrong(call), 400, unsupported},
		"wrong version, info":     {Wawi{}, wrong(info), 400, unsupported},
	} {
		for _, api := range generations() {
			t.Run(name+" "+api.String(), func(t *testing.T) {
				t.Parallel()
				c := newClient(newWawiBench(t, test.wawi), api)
				got := test.sent(t, c)
				if message := text(t, got, nameIn(api, "ErrorMessage")); got.Code != test.code || !strings.Contains(message, test.words) {
					t.Errorf("%d %s, want %d with %q", got.Code, got.Body, test.code, test.words)
				}
				if text(t, got, nameIn(api, "ErrorCode")) == "" {
					t.Errorf("no code: %s", got.Body)
				}
				for _, member := range []string{"Stacktrace", "ValidationErrors", "Errors"} {
					if !strings.Contains(got.Body.String(), `"`+nameIn(api, member)+`":`) {
						t.Errorf("no %s: %s", member, got.Body)
					}
				}
			})
		}
	}
}

func TestQuirks_supports(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		api           erp.Generation
		version, only string
		code          int
		words         string
	}{
		{erp.V1, "1.0", "", 200, ""}, {erp.V2, "2.0", "", 200, ""},
		{erp.V1, "2.0", "", 400, `"2.0": the header api-version must be 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6 here`},
		{erp.V2, "1.0", "", 400, `"1.0": the header api-version must be 2.0, 2.1, 2.2, 2.3 here`},
		{erp.V1, "", "", 200, ""}, {erp.V2, "", "", 200, ""}, {erp.V2, "2", "", 400, `"2"`},
		{erp.V1, "1.1", "", 200, ""}, {erp.V1, "1.6", "", 200, ""}, {erp.V2, "2.3", "", 200, ""}, {erp.V1, "1.7", "", 400, `"1.7"`}, {erp.V1, "", "2.0", 400, `""`},
		{erp.V1, "1.0", "1.0", 200, ""}, {erp.V2, "2.0", "2.0", 200, ""},
		{erp.V2, "2.0", "1.0", 400, "must be 1.0, at the addresses of that version"},
		{erp.V1, "1.0", "2.0", 400, "must be 2.0, at the addresses of that version"},
	} {
		c := newClient(newWawiBench(t, Wawi{Quirks: Quirks{Only: test.only}}), test.api)
		got := c.with("api-version", test.version).send("GET", "/info", "")
		if got.Code != test.code || !strings.Contains(text(t, got, nameIn(test.api, "ErrorMessage")), test.words) {
			t.Errorf("%s with %q, only %q: %d %s", test.api, test.version, test.only, got.Code, got.Body)
		}
	}
}
