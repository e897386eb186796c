package sandbox

import (
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

func TestRegister(t *testing.T) {
	t.Parallel()
	for _, api := range generations() {
		c := newClient(newWawiBench(t, Wawi{}), api)
		if c.WawiURL() != base+shop {
			t.Errorf("the base URL is %s", c.WawiURL())
		}
		registered := c.send("POST", "/authentication", c.body(nil))
		id := field(t, registered, 201, nameIn(api, "RegistrationRequestId"))
		if text(t, registered, nameIn(api, "AppId")) != "vendor/app" || value(t, registered, nameIn(api, "Status")) != 0.0 || len(id) != 36 {
			t.Errorf("%s: registered: %s", api, registered.Body)
		}
		for poll, status := range []float64{0, 2} {
			got := c.poll(id)
			info := nameIn(api, "RequestStatusInfo")
			if got.Code != 200 || value(t, got, info, nameIn(api, "Status")) != status || text(t, got, info, nameIn(api, "AppId")) != "vendor/app" ||
				text(t, got, info, nameIn(api, "RegistrationRequestId")) != id {
				t.Errorf("%s: poll %d: %d %s", api, poll, got.Code, got.Body)
			}
			if accepted := status == 2; (text(t, got, nameIn(api, "Token"), nameIn(api, "ApiKey")) != "") != accepted ||
				(value(t, got, nameIn(api, "GrantedScopes")) != nil) != accepted {
				t.Errorf("%s: poll %d: %s", api, poll, got.Body)
			}
		}
	}
}

func TestRegister_addresses(t *testing.T) {
	t.Parallel()
	for path, api := range map[string]erp.Generation{
		"/api/eazybusiness/authentication": erp.V1, "/api/eazybusiness/v1/authentication": erp.V1, "/api/eazybusiness/v2/authentication": erp.V2,
		"/api/My%20Shop/authentication": erp.V1, "/api/mandant_2/v2/authentication": erp.V2,
	} {
		c := newClient(newWawiBench(t, Wawi{}), api)
		var headers []string
		for name, value := range c.header {
			headers = append(headers, name, value)
		}
		id := field(t, c.ask("POST", path, c.body(nil), headers...), 201, nameIn(api, "RegistrationRequestId"))
		if got := c.ask("GET", path+"/"+id, "", headers...); got.Code != 200 {
			t.Errorf("%s: %d %s", path, got.Code, got.Body)
		}
		if got := c.ask("DELETE", path+"/"+id, "", headers...); got.Code != 405 {
			t.Errorf("DELETE %s: %d %s", path, got.Code, got.Body)
		}
		if got := c.ask("GET", path, "", headers...); got.Code != 405 {
			t.Errorf("GET %s: %d %s", path, got.Code, got.Body)
		}
	}
}

func TestRegister_headers(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, value, words string
	}{
		{"X-ChallengeCode", "", "missing"},
		{"X-ChallengeCode", "abc", "too short"},
		{"X-ChallengeCode", strings.Repeat("x", 31), "more than 30"},
		{"X-ChallengeCode", strings.Repeat("ä", 30), ""},
		{"X-ChallengeCode", "abcd", ""},
		{"X-AppId", "", ""},
		{"X-AppVersion", "", ""},
		{"api-version", "", ""},
	} {
		for _, api := range generations() {
			c := newClient(newWawiBench(t, Wawi{}), api)
			id := c.registered(t)
			spoilt := c.with(test.name, test.value)
			registered := spoilt.send("POST", "/authentication", c.body(nil))
			if test.words == "" {
				if registered.Code != 201 {
					t.Errorf("%s %q: %d %s", test.name, test.value, registered.Code, registered.Body)
				}
				continue
			}
			polled, again := spoilt.poll(id), spoilt.send("POST", "/authentication/"+id, "")
			for _, got := range []int{registered.Code, polled.Code, again.Code} {
				if got != 400 {
					t.Errorf("%s %q: %d", test.name, test.value, got)
				}
			}
			if fields, messages := problems(t, c, polled); !slices.Equal(fields, []string{test.name}) || !strings.Contains(messages, test.words) {
				t.Errorf("%s %q: %q %s", test.name, test.value, fields, messages)
			}
		}
	}
}

func TestPoll_others(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{}), erp.V2)
	id := c.registered(t)
	for name, other := range map[string]client{
		"another challenge": c.with("X-ChallengeCode", "another-code"),
		"another app":       c.with("X-AppId", "vendor/other"),
		"another tenant":    c.at("/api/other"),
	} {
		if got := other.poll(id); got.Code != 404 {
			t.Errorf("%s: %d %s", name, got.Code, got.Body)
		}
	}
	if got := c.poll(id); got.Code != 200 || value(t, got, "requestStatusInfo", "status") != 0.0 {
		t.Errorf("the polls of others counted: %d %s", got.Code, got.Body)
	}
}

func TestRegister_again(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{}), erp.V2)
	_, first := c.accepted(t)
	elsewhere := c.at("/api/other")
	_, other := elsewhere.accepted(t)
	c.registered(t)
	if got := c.with("Authorization", "Wawi "+first).send("GET", "/items", ""); got.Code != 200 {
		t.Errorf("a request alone ended the key: %d %s", got.Code, got.Body)
	}
	_, second := c.accepted(t)
	got := c.with("Authorization", "Wawi "+first).send("GET", "/items", "")
	if got.Code != 401 || !strings.Contains(got.Body.String(), "ended by a later registration") {
		t.Errorf("the old key: %d %s", got.Code, got.Body)
	}
	for name, got := range map[string]int{
		"the new key":                 c.with("Authorization", "Wawi "+second).send("GET", "/items", "").Code,
		"the key of another tenant":   elsewhere.with("Authorization", "Wawi "+other).send("GET", "/items", "").Code,
		"the new key at 1.x as well ": newClient(c.bench, erp.V1).with("Authorization", "Wawi "+second).send("GET", "/items", "").Code,
	} {
		if got != 200 {
			t.Errorf("%s: %d", name, got)
		}
	}
}

func TestRegister_conflict(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{Conflict: true}), erp.V2)
	c.registered(t)
	c.accepted(t)
	if got := c.send("POST", "/authentication", c.body(nil)); got.Code != 409 {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	if got := c.at("/api/other").send("POST", "/authentication", c.body(nil)); got.Code != 201 {
		t.Errorf("in another tenant: %d %s", got.Code, got.Body)
	}
}

func TestRegisterAgain(t *testing.T) {
	t.Parallel()
	for _, api := range generations() {
		c := newClient(newWawiBench(t, Wawi{Conflict: true}), api)
		id := c.registered(t, member{"RegistrationType", 1})
		if got := c.send("POST", "/authentication/"+id, ""); got.Code != 409 {
			t.Errorf("%s: before the first is accepted: %d %s", api, got.Code, got.Body)
		}
		c.poll(id)
		first := text(t, c.poll(id), nameIn(api, "Token"), nameIn(api, "ApiKey"))
		further := field(t, c.send("POST", "/authentication/"+id, ""), 201, nameIn(api, "RegistrationRequestId"))
		if further == id || c.poll(id).Code != 410 {
			t.Errorf("%s: the further instance is no request of its own", api)
		}
		c.poll(further)
		second := text(t, c.poll(further), nameIn(api, "Token"), nameIn(api, "ApiKey"))
		for _, key := range []string{first, second} {
			if got := c.with("Authorization", "Wawi "+key).send("GET", "/items", ""); got.Code != 200 {
				t.Errorf("%s: %d %s", api, got.Code, got.Body)
			}
		}
		if got := c.send("POST", "/authentication/unknown", ""); got.Code != 404 {
			t.Errorf("%s: of nothing: %d %s", api, got.Code, got.Body)
		}
		if got := c.with("X-ChallengeCode", "another-code").send("POST", "/authentication/"+id, ""); got.Code != 404 {
			t.Errorf("%s: by a stranger: %d %s", api, got.Code, got.Body)
		}
	}
}

func TestRegisterAgain_oneInstance(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{}), erp.V2)
	id, _ := c.accepted(t)
	if got := c.send("POST", "/authentication/"+id, ""); got.Code != 409 || !strings.Contains(got.Body.String(), "RegistrationType is 0") {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}

func TestRegister_full(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{}), erp.V1)
	c.registrations = slices.Repeat([]*registration{{}}, maxRegistrations)
	if got := c.send("POST", "/authentication", c.body(nil)); got.Code != 503 {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}
