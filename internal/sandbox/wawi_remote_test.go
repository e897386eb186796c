package sandbox

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestRemote_Approve(t *testing.T) {
	t.Parallel()
	c := manually(t)
	remote := remoteOf(t, c)
	first, second := c.registered(t), c.registered(t)
	_, err := remote.Approve(t.Context(), "", nil)
	wantFault(t, err, fault.Usage, "2 registrations are pending", first, second)
	approved, err := remote.Approve(t.Context(), first, []string{"items.write"})
	if err != nil || approved.ID != first || strings.Join(approved.Granted, " ") != "items.read customers.read" {
		t.Errorf("%+v, %v", approved, err)
	}
	rejected, err := remote.Reject(t.Context(), "")
	if err != nil || rejected.ID != second || rejected.Status != Rejected {
		t.Errorf("%+v, %v", rejected, err)
	}
	_, err = remote.Reject(t.Context(), "")
	wantFault(t, err, fault.Usage, "no registration is pending", "jtlctl wawi register")
	third := c.registered(t)
	if approved, err = remote.Approve(t.Context(), "", nil); err != nil || approved.ID != third {
		t.Errorf("%+v, %v", approved, err)
	}
	_, err = remote.Reject(t.Context(), third)
	wantFault(t, err, fault.Usage, third+" is accepted already")
	_, err = remote.Approve(t.Context(), "../window", nil)
	wantFault(t, err, fault.Usage, `there is no registration "../window"`, "send one first")
	fourth := c.registered(t)
	_, err = remote.Approve(t.Context(), "my-app", nil)
	wantFault(t, err, fault.Usage, `there is no registration "my-app"`, "name the ID of one: "+fourth+" is ")
}

func TestRemote_Approve_notASandbox(t *testing.T) {
	t.Parallel()
	for text, kind := range map[string]fault.Kind{"{}": fault.Server, "<html>": fault.Server, `{"registrations":null}`: fault.Server, `[]`: fault.Server} {
		remote := remoteOf(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, text) }))
		for _, id := range []string{"", "some-id"} {
			_, err := remote.Approve(t.Context(), id, nil)
			wantFault(t, err, kind, "is not a jtlctl sandbox")
		}
	}
}
