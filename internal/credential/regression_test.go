package credential

import (
	"errors"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// What once went wrong.

// The probe is short, so that a store that cuts values off passes it.
func TestASecretThatTheStoreChangedIsTakenBack(t *testing.T) {
	t.Parallel()
	for slot, before := range map[string]string{oldSlotName: "old", newSlotName: ""} {
		store, file := loggedIn(t)
		store.limit = 10
		client := slot[strings.LastIndex(slot, "/")+1:]
		wantFault(t, shop(client, planted).save(t.Context(), store, file, proven), fault.Store, "did not give back")
		store.assert(t, map[string]string{slot: before})
		wantProfile(t, file, "client_id=old-client environment=qa store=memory")
	}
}

// The login is done by then; only something old stays behind.
func TestAnOldSecretThatCannotBeRemovedDoesNotFailTheLogin(t *testing.T) {
	t.Parallel()
	store, file := loggedIn(t)
	store.fails = map[string]error{"delete " + oldSlotName: errors.New("broken")}
	if err := shop("new-client", planted).save(t.Context(), store, file, proven); err != nil {
		t.Errorf("got %v", err)
	}
	wantProfile(t, file, "client_id=new-client environment=qa store=memory")
}

func TestCommentsOfADotEnvFileAreNoPartOfAValue(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`CLIENT_SECRET='s3cret' # it's of the app`: "s3cret",
		`CLIENT_SECRET="s3cret" # called "test"`:   "s3cret",
		"CLIENT_SECRET=s3cret\t# of the app":       "s3cret",
		"CLIENT_SECRET=\t# of the app":             "",
		"CLIENT_SECRET=# of the app":               "",
		"CLIENT_SECRET= # from the Partner Portal": "",
		"export\tCLIENT_SECRET=s3cret":             "s3cret",
		"export   CLIENT_SECRET=s3cret":            "s3cret",
	} {
		_, got, err := parseDotEnv("CLIENT_ID=4711\n" + text)
		if (err == nil) != (want != "") || got != want {
			t.Errorf("%q: got %q, %v", text, got, err)
		}
	}
}
