package sandbox

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// statuses polls until a key is there, at most n times, and returns the numbers.
func statuses(t *testing.T, c client, id string, n int) []float64 {
	t.Helper()
	var all []float64
	for range n {
		got := c.poll(id)
		status, _ := value(t, got, nameIn(c.api, "RequestStatusInfo"), nameIn(c.api, "Status")).(float64)
		if got.Code != 200 {
			t.Fatalf("%d %s", got.Code, got.Body)
		}
		all = append(all, status)
		if status == 2 {
			break
		}
	}
	return all
}

func TestParseApproval(t *testing.T) {
	t.Parallel()
	for way, want := range map[string][]float64{
		"auto":   {0, 2},
		"reject": {0, 1, 1, 1},
		"manual": {0, 0, 0, 0},
		"after=": {0, 0, 0, 0},
	} {
		approval, err := ParseApproval(map[bool]string{true: "after=3s", false: way}[way == "after="])
		if err != nil {
			t.Fatal(err)
		}
		for _, api := range generations() {
			c := newClient(newWawiBench(t, Wawi{Approval: approval}), api)
			if got := statuses(t, c, c.registered(t), 4); !slices.Equal(got, want) {
				t.Errorf("%s: %v, want %v", way, got, want)
			}
		}
	}
}

func TestRegistry_settle_after(t *testing.T) {
	t.Parallel()
	b := newWawiBench(t, Wawi{Approval: Approval{ApproveAfter, 3 * time.Second}})
	c := newClient(b, erp.V2)
	id := c.registered(t)
	for _, step := range []struct {
		passes time.Duration
		status float64
		listed string
	}{
		{0, 0, Pending}, {2999 * time.Millisecond, 0, Pending}, {time.Millisecond, 2, Accepted},
	} {
		b.now = b.now.Add(step.passes)
		if listed := b.Registrations()[0].Status; listed != step.listed {
			t.Errorf("listed as %s, want %s", listed, step.listed)
		}
		if got := statuses(t, c, id, 1); got[0] != step.status {
			t.Errorf("status %v, want %v", got[0], step.status)
		}
	}
}

func TestRegistry_Registrations_pending(t *testing.T) {
	t.Parallel()
	for _, mode := range []ApprovalMode{ApproveAuto, ApproveReject, ApproveManual} {
		c := newClient(newWawiBench(t, Wawi{Approval: Approval{Mode: mode}}), erp.V2)
		id := c.registered(t)
		for range 3 {
			if listed := c.Registrations()[0].Status; listed != Pending {
				t.Errorf("%q: listed as %s", mode, listed)
			}
		}
		if got := statuses(t, c, id, 1); got[0] != 0 {
			t.Errorf("%q: the first poll finds %v", mode, got)
		}
	}
}

func TestParseApproval_unknown(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "yes", "Auto", "after", "after=", "after=3", "after=-1s", "after=soon", "auto "} {
		_, err := ParseApproval(text)
		wantFault(t, err, fault.Usage, "--approve", "auto, manual, reject or after=3s")
	}
}

func TestRegistry_accept_deny(t *testing.T) {
	t.Parallel()
	for _, api := range generations() {
		c := newClient(newWawiBench(t, Wawi{Deny: []string{"items.write", "items.read", "unasked.read"}}), api)
		id := c.registered(t)
		c.poll(id)
		granted, _ := value(t, c.poll(id), nameIn(api, "GrantedScopes")).([]any)
		if !slices.Equal(granted, []any{"items.read", "customers.read"}) {
			t.Errorf("%s: granted %v", api, granted)
		}
	}
}

func TestRegistry_Approve_deny(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{Approval: Approval{Mode: ApproveManual}, Deny: []string{"items.write"}}), erp.V2)
	approved, err := c.Approve(c.registered(t), "customers.read")
	if err != nil || !slices.Equal(approved.Granted, []string{"items.read"}) {
		t.Errorf("granted %v, %v", approved.Granted, err)
	}
}

func TestRegistry_accept_nothing(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{}), erp.V2)
	id := c.registered(t, member{"MandatoryApiScopes", []string{}}, member{"OptionalApiScopes", nil})
	c.poll(id)
	if granted, ok := value(t, c.poll(id), "grantedScopes").([]any); !ok || len(granted) > 0 {
		t.Errorf("granted %v", granted)
	}
}

// exhausted is a source of randomness that ends.
type exhausted struct{ left int }

func (e *exhausted) Read(p []byte) (int, error) {
	if e.left < len(p) {
		return 0, errors.New("no randomness")
	}
	e.left -= len(p)
	return len(p), nil
}

func TestRegistry_identifier_noRandomness(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	c := newClient(b, erp.V2)
	id := c.registered(t)
	c.poll(id)
	b.random = &random{source: &exhausted{}}
	if got := c.poll(id); got.Code != 500 {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	if got := c.send("POST", "/authentication", c.body(nil)); got.Code != 500 {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	if got := b.command("/"+id+"/approve", ""); got.Code != 500 || text(t, got, "message") == "" {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	b.random = &random{source: &exhausted{16}}
	if got := c.poll(id); got.Code != 200 || text(t, got, "token", "apiKey") == "" {
		t.Errorf("the registration is lost: %d %s", got.Code, got.Body)
	}
}
