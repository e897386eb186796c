package wawi

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret/secrettest"
)

func TestRegister_checksTheStoreFirst(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken())
	r := w.registrar()
	r.Vault.Store = secrettest.ReadOnly{}
	if err := r.Prove(t.Context(), w.lock); kindOfFault(err) != fault.Usage {
		t.Errorf("%v", err)
	}
	if names, _ := w.folder.Names(); len(names) != 0 || len(w.requests) != 0 {
		t.Errorf("%v, %d requests", names, len(w.requests))
	}
}

// TestRegister_orderOfSteps: the request is on disk before it is sent, its number
// before the first poll, the sealed key before the store is asked.
func TestRegister_orderOfSteps(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	seen := []Status{}
	look := func(answer answerOf) answerOf { // what is on disk when the request comes
		return func(r *http.Request) (*http.Response, error) {
			registration := w.record().Registration
			seen = append(seen, registration.Status)
			if r.Method == http.MethodGet && registration.ID != "id-1" {
				t.Error("polled before the number was on disk")
			}
			if registration.Challenge != r.Header.Get("X-ChallengeCode") {
				t.Error("the challenge code is not on disk")
			}
			return answer(r)
		}
	}
	w.answers = []answerOf{look(taken()), look(pending()), look(grant())}
	r, record, err := w.send(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	w.store.onSet = func(name string) {
		if name != Slot("shop") {
			return
		}
		if !w.lock.HasSealed() {
			t.Error("the key is not sealed on disk before the store has it")
		}
		if w.record().Registration == nil {
			t.Error("the state says accepted before the store has the key")
		}
	}
	if _, err := r.Await(t.Context(), w.lock, record, usual()); err != nil {
		t.Fatal(err)
	}
	if want := []Status{Sending, Pending, Pending}; !slices.Equal(seen, want) {
		t.Errorf("on disk: %v", seen)
	}
}

func TestRegister_thousandScopes(t *testing.T) {
	t.Parallel()
	var scopes []string
	for i := range 1000 {
		scopes = append(scopes, fmt.Sprintf("resource-with-a-long-name-%04d.read", i))
	}
	list, err := json.Marshal(scopes)
	if err != nil {
		t.Fatal(err)
	}
	for _, granted := range []string{string(list), `"` + strings.Join(scopes, ", ") + `"`} {
		w := newWorld(t, taken(), says(200, `{"Token":{"ApiKey":"the-key"},"GrantedScopes":`+granted+`}`))
		got, err := w.register(usual())
		if err != nil || !slices.Equal(got.Granted, scopes) || !slices.Equal(w.record().Installation.Granted, scopes) {
			t.Errorf("%v, %d scopes", err, len(got.Granted))
		}
	}
}

// TestRegister_twoAtOnce: one works on a name, the other says so.
func TestRegister_twoAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken())
	if _, err := w.folder.Lock(t.Context(), "shop"); kindOfFault(err) != fault.Pending || !strings.Contains(err.Error(), "another jtlctl is waiting") {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.folder.Lock(ctx, "shop"); kindOfFault(err) != fault.Interrupted && kindOfFault(err) != fault.Pending {
		t.Errorf("%v", err)
	}
}
