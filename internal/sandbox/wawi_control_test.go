package sandbox

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

func manually(t *testing.T) client {
	t.Helper()
	return newClient(newWawiBench(t, Wawi{Approval: Approval{Mode: ApproveManual}}), erp.V2)
}

func (b *bench) command(path, body string) *httptest.ResponseRecorder {
	return b.ask("POST", WawiControlPath+path, body, "Content-Type", jsonKind)
}

func TestControl_registrations(t *testing.T) {
	t.Parallel()
	c := manually(t)
	if got := c.ask("GET", WawiControlPath, ""); got.Body.String() != `{"registrations":[]}`+"\n" {
		t.Errorf("empty: %s", got.Body)
	}
	id := c.registered(t)
	want := `{"registrations":[{"id":"` + id + `","tenant":"eazybusiness","app_id":"vendor/app","name":"App","version":"1.2.3","status":"pending",` +
		`"mandatory_scopes":["items.read"],"optional_scopes":["items.write","customers.read"],"granted_scopes":[]}]}` + "\n"
	if got := c.ask("GET", WawiControlPath, ""); got.Code != 200 || got.Body.String() != want {
		t.Errorf("%d %s\nwant %s", got.Code, got.Body, want)
	}
}

func TestControl_approve(t *testing.T) {
	t.Parallel()
	for query, granted := range map[string]string{
		"":                                      `["items.read","items.write","customers.read"]`,
		"?deny=items.write":                     `["items.read","customers.read"]`,
		"?deny=items.write,customers.read":      `["items.read"]`,
		"?deny=items.write&deny=customers.read": `["items.read"]`,
	} {
		c := manually(t)
		id := c.registered(t)
		got := c.command("/"+id+"/approve"+query, "")
		if got.Code != 200 || text(t, got, "status") != Accepted || !strings.Contains(got.Body.String(), `"granted_scopes":`+granted) {
			t.Errorf("%s: %d %s", query, got.Code, got.Body)
		}
		polled := c.poll(id)
		if text(t, polled, "token", "apiKey") == "" || !strings.Contains(polled.Body.String(), `"grantedScopes":`+granted) {
			t.Errorf("%s: %d %s", query, polled.Code, polled.Body)
		}
	}
}

func TestControl_reject(t *testing.T) {
	t.Parallel()
	c := manually(t)
	id := c.registered(t)
	if got := c.command("/"+id+"/reject", "{}"); got.Code != 200 || text(t, got, "status") != Rejected {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	for range 2 {
		if got := c.poll(id); got.Code != 200 || value(t, got, "requestStatusInfo", "status") != 1.0 {
			t.Errorf("%d %s", got.Code, got.Body)
		}
	}
	if keys := c.Keys(); len(keys) != 0 {
		t.Errorf("a rejected app has a key: %v", keys)
	}
}

func TestControl_rejects(t *testing.T) {
	t.Parallel()
	c := manually(t)
	pending, accepted, rejected := c.registered(t), c.registered(t), c.registered(t)
	c.command("/"+accepted+"/approve", "")
	c.command("/"+rejected+"/reject", "")
	for path, want := range map[string]struct {
		code  int
		words string
	}{
		"/unknown/approve":                         {404, `there is no registration "unknown"`},
		"/unknown/reject":                          {404, `there is no registration "unknown"`},
		"/" + accepted + "/approve":                {409, "is accepted already"},
		"/" + accepted + "/reject":                 {409, "is accepted already"},
		"/" + rejected + "/approve":                {409, "is rejected already"},
		"/" + pending + "/approve?deny=items.read": {400, "is mandatory: reject the registration instead"},
		"/" + pending + "/approve?deny=a.read":     {400, `does not ask for the scope "a.read"`},
	} {
		if got := c.command(path, ""); got.Code != want.code || !strings.Contains(text(t, got, "message"), want.words) {
			t.Errorf("%s: %d %s", path, got.Code, got.Body)
		}
	}
	if status := c.Registrations()[0].Status; status != Pending {
		t.Errorf("what could not be decided is %s", status)
	}
}

func TestRegistry_Keys(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{}), erp.V2)
	id, first := c.accepted(t)
	second := c.registered(t)
	if _, err := c.Approve(second); err != nil {
		t.Fatal(err)
	}
	c.registered(t)
	var listed struct{ Keys []Key }
	got := c.ask("GET", WawiKeysPath, "")
	if err := json.Unmarshal(got.Body.Bytes(), &listed); err != nil || len(listed.Keys) != 2 {
		t.Fatalf("%v: %s", err, got.Body)
	}
	fetched, waiting := listed.Keys[0], listed.Keys[1]
	if fetched.RegistrationID != id || fetched.Key != first || fetched.AppID != "vendor/app" || fetched.Fetched == nil || !fetched.Fetched.Equal(c.now) || !fetched.Ended {
		t.Errorf("fetched: %+v", fetched)
	}
	if waiting.RegistrationID != second || waiting.Fetched != nil || waiting.Ended || !strings.Contains(got.Body.String(), `"fetched":null`) {
		t.Errorf("waiting: %+v", waiting)
	}
}

func TestRegistry_OpenWindow(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{}), erp.V2)
	id := c.registered(t)
	for _, step := range []struct {
		body       string
		code, then int
	}{
		{`{"open":false}`, 200, 403}, {`{}`, 400, 403}, {`{"open":"yes"}`, 400, 403}, {``, 400, 403}, {`{"open":true}`, 200, 201}, {`[]`, 400, 201},
	} {
		got := c.command("/window", step.body)
		then := c.send("POST", "/authentication", c.body(nil))
		if got.Code != step.code || then.Code != step.then {
			t.Errorf("%s: %d %s, then %d", step.body, got.Code, got.Body, then.Code)
		}
		if polled := c.poll(id); polled.Code == 403 {
			t.Errorf("%s: polls are refused too", step.body)
		}
	}
}

func TestControl_faults(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{}), erp.V2)
	if got := c.command("/faults", `{"status":500,"times":2,"at":"poll"}`); got.Code != 200 {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	for _, want := range []int{500, 500, 404} {
		if got := c.poll("id"); got.Code != want {
			t.Errorf("%d, want %d", got.Code, want)
		}
	}
	for _, body := range []string{"", "[]", `{"status":200}`, `{"status":"500"}`} {
		if got := c.command("/faults", body); got.Code != 400 || text(t, got, "message") == "" {
			t.Errorf("%q: %d %s", body, got.Code, got.Body)
		}
	}
}

func TestWawi_webPage(t *testing.T) {
	t.Parallel()
	c := manually(t)
	id := c.registered(t)
	for _, target := range []struct{ method, path, body string }{
		{"GET", WawiControlPath, ""}, {"GET", WawiKeysPath, ""}, {"POST", WawiControlPath + "/" + id + "/approve", ""},
		{"POST", WawiControlPath + "/" + id + "/reject", ""}, {"POST", WawiWindowPath, `{"open":false}`}, {"POST", WawiFaultsPath, `{"status":500}`},
		{"POST", shop + "/v2/authentication", c.body(nil)}, {"GET", shop + "/v2/info", ""},
	} {
		got := c.ask(target.method, target.path, target.body, "Content-Type", jsonKind, "Origin", "https://evil.example")
		if got.Code != http.StatusForbidden || strings.Contains(got.Body.String(), "{") {
			t.Errorf("%s with an origin: %d %s", target.path, got.Code, got.Body)
		}
		request := httptest.NewRequest(target.method, "http://evil.example"+target.path, strings.NewReader(target.body))
		request.Header.Set("Content-Type", jsonKind)
		recorder := httptest.NewRecorder()
		c.ServeHTTP(recorder, request)
		if recorder.Code != http.StatusMisdirectedRequest {
			t.Errorf("%s by another name: %d %s", target.path, recorder.Code, recorder.Body)
		}
		if target.method == "POST" {
			if got := c.ask("POST", target.path, target.body, "Content-Type", "text/plain", "api-version", "2.0", "X-AppId", "vendor/app",
				"X-AppVersion", "1", "X-ChallengeCode", "a-challenge-code"); got.Code != http.StatusUnsupportedMediaType {
				t.Errorf("%s as text: %d %s", target.path, got.Code, got.Body)
			}
		}
	}
	if all := c.Registrations(); len(all) != 1 || all[0].Status != Pending {
		t.Errorf("%+v", all)
	}
}

func TestWawi_Asked(t *testing.T) {
	t.Parallel()
	var asked []Registration
	c := newClient(newWawiBench(t, Wawi{Asked: func(r Registration) { asked = append(asked, r) }}), erp.V1)
	id, _ := c.accepted(t, member{"RegistrationType", 1})
	c.send("POST", "/authentication", "{}")
	c.send("POST", "/authentication/"+id, "")
	if len(asked) != 2 || asked[0].ID != id || asked[0].Status != Pending || asked[1].ID == id || asked[1].Name != "App" || len(asked[1].Granted) != 0 {
		t.Errorf("was asked for %+v", asked)
	}
}
