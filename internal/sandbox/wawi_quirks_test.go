package sandbox

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

func TestQuirks(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		quirks Quirks
		// What the two answers begin with or have in them, in API 1.x; ID and
		// KEY stand for what differs each time.
		code                 int
		registered, accepted string
	}{
		"none": {
			Quirks{}, 201, `{"AppId":"vendor/app","RegistrationRequestId":"ID","Status":0}`,
			`{"RequestStatusInfo":{"AppId":"vendor/app","RegistrationRequestId":"ID","Status":2},"Token":{"ApiKey":"KEY"},"GrantedScopes":["items.read","items.write","customers.read"]}`,
		},
		"wrapped":        {Quirks{Wrapped: true}, 201, `{"RequestStatusInfo":{"AppId":"vendor/app","RegistrationRequestId":"ID","Status":0}}`, `"Status":2`},
		"flat":           {Quirks{Flat: true}, 201, `"Status":0`, `{"AppId":"vendor/app","RegistrationRequestId":"ID","Status":2,"ApiKey":"KEY","GrantedScopes":[`},
		"another status": {Quirks{RegisterStatus: 202}, 202, `"Status":0`, `"Status":2`},
		"named status":   {Quirks{NamedStatus: true}, 201, `"Status":"Pending"`, `"Status":"Accepted"`},
		"swapped status": {Quirks{SwappedStatus: true}, 201, `"Status":0`, `"Status":1`},
		"list of scopes": {Quirks{ScopeList: true}, 201, `"Status":0`, `"GrantedScopes":"items.read,items.write,customers.read"`},
		"other case":     {Quirks{OtherCase: true}, 201, `{"appId":"vendor/app","registrationRequestId":"ID","status":0}`, `"token":{"apiKey":"KEY"}`},
		"withheld":       {Quirks{Withhold: []string{"items.read"}}, 201, `"Status":0`, `"GrantedScopes":["items.write","customers.read"]`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClient(newWawiBench(t, Wawi{Quirks: test.quirks}), erp.V1)
			registered := c.send("POST", "/authentication", c.body(nil))
			id := c.Registrations()[0].ID
			c.poll(id)
			accepted := c.poll(id)
			replacer := strings.NewReplacer(id, "ID", c.Keys()[0].Key, "KEY")
			if got := replacer.Replace(registered.Body.String()); registered.Code != test.code || !strings.Contains(got, test.registered) {
				t.Errorf("registered: %d %s", registered.Code, got)
			}
			if got := replacer.Replace(accepted.Body.String()); accepted.Code != 200 || !strings.Contains(got, test.accepted) {
				t.Errorf("accepted: %d %s", accepted.Code, got)
			}
		})
	}
}

func TestQuirks_rejected(t *testing.T) {
	t.Parallel()
	for want, quirks := range map[string]Quirks{
		`"status":1`: {}, `"status":2`: {SwappedStatus: true}, `"status":"Rejected"`: {NamedStatus: true, SwappedStatus: true},
	} {
		c := newClient(newWawiBench(t, Wawi{Approval: Approval{Mode: ApproveReject}, Quirks: quirks}), erp.V2)
		id := c.registered(t)
		c.poll(id)
		if got := c.poll(id); !strings.Contains(got.Body.String(), want) || strings.Contains(got.Body.String(), "token") {
			t.Errorf("want %s: %s", want, got.Body)
		}
	}
}
