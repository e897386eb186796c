package wawi

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestService_Status(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken())
	_, err := b.Status()
	faulttest.Want(t, err, fault.Usage, "there are no installations yet")
	renewed := accepted("shop")
	renewed.Registration = requested("shop", Pending).Registration
	b.store(t, renewed)
	state, err := b.Status() // the only one
	faulttest.Must(t, err)
	if state.Status != Accepted || *state.Renewal != Pending || *state.SentAt != "2023-11-14T22:13:20Z" || *state.AcceptedAt != "2023-11-14T22:13:20Z" || state.Sealed {
		t.Errorf("got %+v", state)
	}
	text, err := json.Marshal(state)
	if err != nil || strings.Contains(string(text), "challenge") {
		t.Errorf("the document has the challenge code: %s, %v", text, err)
	}
	b.store(t, requested("other", Sending))
	b.seal(t, "other")
	_, err = b.Status()
	faulttest.Want(t, err, fault.Usage, "which installation: other, shop?")
	state, err = b.Status("other")
	faulttest.Must(t, err)
	if state.Status != Sending || state.Renewal != nil || state.AcceptedAt != nil || !state.Sealed || state.Key.Stored {
		t.Errorf("got %+v", state)
	}
	_, err = b.Status("")
	faulttest.Want(t, err, fault.Usage, "cannot be the name")
}

// TestService_List lists what can be read, and reports the rest.
func TestService_List(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken())
	list, err := b.List()
	if err != nil || list.Installations == nil || len(list.Installations) > 0 || list.Err() != nil {
		t.Errorf("%+v, %v", list, err)
	}
	b.store(t, accepted("b"), requested("a", Pending))
	faulttest.Must(t, diskFile(b.folder.Path, "c.json").Save([]byte("{")))
	b.seal(t, "c")
	list, err = b.List()
	faulttest.Must(t, err)
	if len(list.Installations) != 2 || list.Installations[0].Name != "a" || len(list.Damaged) != 1 || !list.Damaged[0].Sealed {
		t.Errorf("got %+v", list)
	}
	faulttest.Want(t, list.Err(), fault.Disk, `the state of "c" is damaged`)
}
