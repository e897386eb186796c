package wawi

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

const twoKeysBody = `{"requestStatusInfo":{"appId":"app","registrationRequestId":"id-1","status":2},"token":{"apiKey":"the-key"},"apiKey":"second-key"}`

func (w *world) others() string {
	list, err := w.store.Get(w.t.Context(), OthersSlot("shop"))
	if err != nil {
		return ""
	}
	return list.Reveal()
}

func (w *world) wantWarned(words ...string) {
	w.t.Helper()
	all := strings.Join(w.warned, "\n")
	for _, word := range words {
		if !strings.Contains(all, word) {
			w.t.Errorf("%q is not warned of: %q", word, w.warned)
		}
	}
	if strings.Contains(all, "the-key") || strings.Contains(all, "second-key") {
		w.t.Errorf("a key is in the warnings: %q", w.warned)
	}
}

func TestDoubts_twoKeys(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), says(200, twoKeysBody))
	got, err := w.register(usual())
	if err != nil || w.key() != "the-key" || w.others() != `["second-key"]` || got.OtherKeys != 1 || w.record().Installation.OtherKeys != 1 || w.lock.HasSealed() {
		t.Errorf("key %q, others %q, %+v, %v", w.key(), w.others(), got, err)
	}
	w.wantWarned(`the key of "shop": the answer had 2 different keys`, "wawi key shop --other")

	t.Run("one key replaces them", func(t *testing.T) {
		w.answers = []answerOf{taken(), grant()}
		if _, err := w.register(usual()); err != nil || w.key() != "the-key" || w.others() != "" || w.record().Installation.OtherKeys != 0 {
			t.Errorf("key %q, others %q, %v", w.key(), w.others(), err)
		}
	})
}

// TestDoubts_twoKeysStored: a store that does not take the second key leaves the
// sealed copy, from which another process finishes.
func TestDoubts_twoKeysStored(t *testing.T) {
	t.Parallel()
	for terminal, shown := range map[bool]string{true: "second-key", false: ""} {
		w := newWorld(t, taken(), says(200, twoKeysBody))
		w.terminal = terminal
		r, record, err := w.send(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		broken := &refusing{flaky: w.store, name: OthersSlot("shop")}
		r.Vault.Store = broken
		_, err = r.Await(t.Context(), w.lock, record, usual())
		if kindOfFault(err) != fault.Store || w.shown != shown || !w.lock.HasSealed() || w.record().Installation != nil {
			t.Errorf("%v, shown %q, sealed %t", err, w.shown, w.lock.HasSealed())
		}
		w.warned = nil
		if got, found, err := w.registrar().Recover(t.Context(), w.lock); err != nil || !found || got.OtherKeys != 1 || w.key() != "the-key" || w.others() != `["second-key"]` {
			t.Errorf("resume: %+v, %t, %v, others %q", got, found, err, w.others())
		}
		w.wantWarned("the answer had 2 different keys")
	}
}

// refusing does not take what has one name.
type refusing struct {
	*flaky
	name string
}

func (r *refusing) Set(ctx context.Context, name string, value secret.String) error {
	if name == r.name {
		return errStore
	}
	return r.flaky.Set(ctx, name, value)
}

// TestDoubts_twoKeysShown: neither disk nor store.
func TestDoubts_twoKeysShown(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), says(200, twoKeysBody))
	w.store.failures = 0
	r, record, err := w.send(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	w.store.failures = -1
	var shown []string
	r.Vault.ShowKey = func(_ string, key secret.String, _ error, _ bool) bool {
		shown = append(shown, key.Reveal())
		return true
	}
	if _, err = r.Await(t.Context(), w.lock, record, usual()); kindOfFault(err) != fault.Store || strings.Join(shown, " ") != "the-key second-key" {
		t.Errorf("%v, shown %q", err, shown)
	}
}

// TestDoubts_otherApp app or registration is stored and warned about.
func TestDoubts_otherApp(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		body  string
		words []string
	}{
		"app":              {`{"requestStatusInfo":{"appId":"other-app","registrationRequestId":"id-1","status":2},"token":{"apiKey":"the-key"}}`, []string{`about the app "other-app", and the request was for "app"`}},
		"registration":     {`{"requestStatusInfo":{"appId":"app","registrationRequestId":"id-2","status":2},"token":{"apiKey":"the-key"}}`, []string{`about the registration "id-2", and the one that was asked about is "id-1"`}},
		"registration too": {`{"registrationRequestId":"id-1","RegistrationRequestId":"id-2","apiKey":"the-key"}`, []string{`about the registration "id-2"`}},
		"key as app":       {`{"appId":"the-key","apiKey":"the-key"}`, []string{`about the app "[redacted]"`}},
		"none":             {`{"AppId":"APP","RegistrationRequestId":"ID-1","ApiKey":"the-key"}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, taken(), says(200, test.body))
			if _, err := w.register(usual()); err != nil || w.key() != "the-key" {
				t.Errorf("key %q, %v", w.key(), err)
			}
			w.wantWarned(test.words...)
			if test.words == nil && len(w.warned) > 0 {
				t.Errorf("warned: %q", w.warned)
			}
		})
	}
}

func TestRegistrar_Send_twoNumbers(t *testing.T) {
	t.Parallel()
	w := newWorld(t, says(201, `{"registrationRequestId":"id-1","RegistrationRequestId":"id-2"}`))
	_, _, err := w.send(t.Context())
	if f := fault.From(err); f == nil || !strings.Contains(f.Message, "2 different numbers of the request: id-1, id-2; the request was sent") || w.record().Registration.Status != Sending {
		t.Errorf("%v", err)
	}
	w = newWorld(t, says(201, `{"registrationRequestId":"id-1","RegistrationRequestId":"id-2","apiKey":"the-key"}`))
	if _, _, err := w.send(t.Context()); err != nil || w.key() != "the-key" {
		t.Errorf("a key is a key: %q, %v", w.key(), err)
	}
	if _, err := w.store.Get(t.Context(), Slot("shop")); errors.Is(err, secret.ErrNotFound) {
		t.Error("it is not stored")
	}
}
