package wawi

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/interrupt"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestTheStoreIsProvenBeforeTheFirstRequest(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken())
	r := w.registrar()
	r.Vault.Store = secret.Environment{Lookup: func(string) string { return "" }}
	if err := r.Prove(t.Context(), w.lock); kindOfFault(err) != fault.Usage {
		t.Errorf("%v", err)
	}
	if names, _ := w.folder.Names(); len(names) != 0 || len(w.requests) != 0 {
		t.Errorf("%v, %d requests", names, len(w.requests))
	}
}

// TestTheOrderOfSafety: the request is on disk before it is sent, its number
// before the first poll, the sealed key before the store is asked.
func TestTheOrderOfSafety(t *testing.T) {
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

func TestAStoreThatFailsAtTheLastStep(t *testing.T) {
	t.Parallel()
	t.Run("and works again", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t, taken(), grant())
		w.store.failures = 2
		if _, err := w.register(usual()); err != nil || w.key() != "the-key" || w.shown != "" {
			t.Errorf("%v, %q, shown %q", err, w.key(), w.shown)
		}
	})
	t.Run("and another takes it", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t, taken(), grant())
		other := &named{&secret.Memory{}, "file"}
		w.store.failures, w.other = -1, other
		got, err := w.register(usual())
		if err != nil || got.Store != "file" || w.shown != "" || w.record().Installation.Store != "file" {
			t.Errorf("%v, %q, shown %q", err, got.Store, w.shown)
		}
		if key, err := other.Get(t.Context(), Slot("shop")); err != nil || key.Reveal() != "the-key" {
			t.Errorf("the other store has %v", err)
		}
		if !strings.Contains(strings.Join(w.warned, "\n"), "lies in the file store instead") {
			t.Errorf("warned: %q", w.warned)
		}
	})
	for name, harm := range map[string]func(*world){
		"and none takes it":        func(w *world) { w.store.failures = -1 },
		"and gives back another":   func(w *world) { w.store.lies = true },
		"and the other fails, too": func(w *world) { w.store.failures = -1; w.other = &flaky{Memory: &secret.Memory{}, failures: -1} },
		"and a person looks":       func(w *world) { w.store.failures = -1; w.terminal = true },
		"and does not answer":      func(w *world) { w.store.failures, w.store.locked = -1, true },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, taken(), grant())
			r, record, err := w.send(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			harm(w)
			_, err = r.Await(t.Context(), w.lock, record, usual())
			if f := fault.From(err); f.Kind != fault.Store || !strings.Contains(f.Hint, "`jtlctl wawi resume shop`") || strings.Contains(f.Message+f.Hint, "the-key") {
				t.Errorf("%v", err)
			}
			if hint := fault.From(err).Hint; (w.shown == "the-key") != w.terminal || strings.Contains(hint, "write down the key") != w.terminal || strings.Contains(hint, "was not printed") == w.terminal {
				t.Errorf("shown %q, %s", w.shown, hint)
			}
			if w.record().Installation != nil || !w.lock.HasSealed() {
				t.Error("the state says accepted, or the sealed copy is gone")
			}
			if err := r.Prove(t.Context(), w.lock); kindOfFault(err) != fault.Usage {
				t.Errorf("a new registration would lose the sealed key: %v", err)
			}
			// The store works again: another process finishes.
			w.store.failures, w.store.lies, w.store.locked = 0, false, false
			requests := len(w.requests)
			got, found, err := w.registrar().Recover(t.Context(), w.lock)
			if err != nil || !found || w.key() != "the-key" || !slices.Equal(got.Granted, []string{"items.read"}) || len(w.requests) != requests {
				t.Errorf("%v, %v, key %q, %v", found, err, w.key(), got)
			}
			if w.record().Installation == nil || w.lock.HasSealed() {
				t.Error("not finished")
			}
		})
	}
}

type named struct {
	*secret.Memory
	name string
}

func (n *named) Name() string { return n.name }

// TestASealedKeySurvives what may happen to the files around it.
func TestASealedKeySurvives(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		harm func(t *testing.T, w *world)
		want string // "" is the key
	}{
		"nothing":               {func(*testing.T, *world) {}, ""},
		"a truncated state":     {func(t *testing.T, w *world) { truncate(t, w.folder.file("shop").Path) }, ""},
		"a state that is gone":  {func(t *testing.T, w *world) { remove(t, w.folder.file("shop").Path) }, ""},
		"a truncated copy":      {func(t *testing.T, w *world) { truncate(t, w.lock.sealed().Path) }, "is damaged"},
		"an empty copy":         {func(t *testing.T, w *world) { empty(t, w.lock.sealed().Path) }, "none"},
		"a store without a key": {func(t *testing.T, w *world) { _ = w.store.Delete(t.Context(), sealSlot("shop")) }, "has lost what opens its copy"},
		"a store with another key": {func(t *testing.T, w *world) {
			_ = w.store.Set(t.Context(), sealSlot("shop"), secret.New(strings.Repeat("A", 43)))
		}, "sealed with another key"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, taken(), grant())
			r, record, err := w.send(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			w.store.failures = -1
			_, _ = r.Await(t.Context(), w.lock, record, usual())
			w.store.failures = 0
			test.harm(t, w)
			_, found, err := w.registrar().Recover(t.Context(), w.lock)
			switch {
			case test.want == "" && (err != nil || !found || w.key() != "the-key"):
				t.Errorf("%v, %v", found, err)
			case test.want == "none" && (err != nil || found):
				t.Errorf("%v, %v", found, err)
			case test.want != "" && test.want != "none" && (err == nil || !strings.Contains(fault.From(err).Message, test.want)):
				t.Errorf("%v", err)
			}
		})
	}
}

func truncate(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err == nil {
		err = os.Truncate(path, info.Size()/2)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func empty(t *testing.T, path string) {
	t.Helper()
	if err := os.Truncate(path, 0); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

// TestNothingOnDiskHasTheKey looks at the moment in which most is there.
func TestNothingOnDiskHasTheKey(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), grant())
	r, record, err := w.send(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	w.store.failures = -1
	_, _ = r.Await(t.Context(), w.lock, record, usual())
	files, err := filepath.Glob(filepath.Join(w.folder.Path, "*"))
	if err != nil || len(files) != 3 {
		t.Errorf("%v, %v", files, err)
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil || strings.Contains(string(text), "the-key") {
			t.Errorf("%s has the key, %v", path, err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v", path, info.Mode())
		}
	}
}

// TestADiskThatTakesNoCopy: nothing is said before the store was tried, and
// what is said then promises nothing.
func TestADiskThatTakesNoCopy(t *testing.T) {
	t.Parallel()
	for _, failures := range []int{0, -1} {
		w := newWorld(t, taken())
		r, record, err := w.send(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		sealer, err := w.lock.newSealer(r.Vault.aead)
		if err != nil {
			t.Fatal(err)
		}
		_ = sealer.file.Close() // as full as a disk can be
		w.store.failures = failures
		w.store.onSet = func(string) {
			if len(w.warned) > 0 || len(w.told) > 0 {
				t.Errorf("said before the store was tried: %q, %v", w.warned, w.told)
			}
		}
		answer := Answered{Answer{Status: Accepted, Key: secret.New("the-key")}, w.now}
		_, err = r.accept(t.Context(), w.lock, sealer, record, answer)
		if !strings.Contains(strings.Join(w.warned, "\n"), "the copy of the key on disk cannot be written") {
			t.Errorf("warned: %q", w.warned)
		}
		if failures == 0 && (err != nil || w.key() != "the-key") {
			t.Errorf("%v, key %q", err, w.key())
		}
		if hint := fault.From(err); failures != 0 && (w.shown != "the-key" || strings.Contains(hint.Hint, "resume") || !strings.Contains(hint.Hint, "nothing else has it")) {
			t.Errorf("shown %q: %v", w.shown, hint)
		}
	}
}

// TestAKeyThatNothingElseHasIsShown without a terminal too.
func TestAKeyThatNothingElseHasIsShown(t *testing.T) {
	t.Parallel()
	for name, harm := range map[string]func(*world){
		"the store has lost what opens the copy": func(w *world) { _ = w.store.Delete(w.t.Context(), sealSlot("shop")) },
		"the store has another key": func(w *world) {
			_ = w.store.Memory.Set(w.t.Context(), sealSlot("shop"), secret.New(strings.Repeat("A", 43)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, taken(), grant())
			w.store.failures = -1
			w.store.onSet = func(slot string) {
				if slot == Slot("shop") {
					harm(w)
				}
			}
			if _, err := w.register(usual()); w.shown != "the-key" || !strings.Contains(fault.From(err).Hint, "write down the key") {
				t.Errorf("shown %q: %v", w.shown, err)
			}
		})
	}
}

// TestACopyThatAnotherStoreOpens is one that can be opened later.
func TestACopyThatAnotherStoreOpens(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), grant())
	w.store.failures = -1
	if _, err := w.register(usual()); err == nil {
		t.Fatal("stored")
	}
	r := w.registrar()
	r.Vault.Store = &flaky{Memory: &secret.Memory{}, failures: -1}
	r.Vault.Elsewhere = func() []secret.Store { return []secret.Store{w.store} }
	if _, _, err := r.Recover(t.Context(), w.lock); kindOfFault(err) != fault.Store || w.shown != "" {
		t.Errorf("shown %q: %v", w.shown, err)
	}
}

// TestCtrlCWhileAStoreWaits ends the wait at once; the key stays sealed, or is
// shown if there is no copy.
func TestCtrlCWhileAStoreWaits(t *testing.T) {
	t.Parallel()
	for _, copied := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			w := newWorld(t, taken(), grant())
			ctx, cancel := context.WithCancel(t.Context())
			r, record, err := w.send(ctx)
			if err != nil {
				t.Fatal(err)
			}
			w.store.waits = func(ctx context.Context) error {
				time.AfterFunc(10*time.Second, cancel)
				<-ctx.Done()
				return context.Cause(ctx)
			}
			sealer, err := w.lock.newSealer(r.Vault.aead)
			if err != nil {
				t.Fatal(err)
			}
			if !copied {
				_ = sealer.file.Close() // as full as a disk can be
			}
			start := time.Now()
			_, err = r.accept(ctx, w.lock, sealer, record, Answered{Answer{Status: Accepted, Key: secret.New("the-key")}, w.now})
			f := fault.From(err)
			took := time.Since(start) - 10*time.Second
			if copied && (f.Kind != fault.Interrupted || took > interrupt.StoreOfCopy || w.shown != "" || !strings.Contains(f.Hint, "`jtlctl wawi resume shop`") || !w.lock.HasSealed()) {
				t.Errorf("%v after %s, shown %q", err, took, w.shown)
			}
			if !copied && (took > interrupt.StoreOfNoCopy || w.shown != "the-key") {
				t.Errorf("%v after %s, shown %q", err, took, w.shown)
			}
		})
	}
}

// TestAStoreThatAPersonLeavesLocked is asked once.
func TestAStoreThatAPersonLeavesLocked(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), grant())
	asked := 0
	w.store.waits = func(context.Context) error {
		asked++
		return fault.New(fault.Store, "it is locked").WithCause(secret.ErrLocked)
	}
	if _, err := w.register(usual()); kindOfFault(err) != fault.Store || asked != 1 {
		t.Errorf("%v, asked %d times", err, asked)
	}
}

// TestScopesInAnotherLetterCase are the ones that were asked for.
func TestScopesInAnotherLetterCase(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), says(200, `{"apiKey":"k","grantedScopes":["Items.Read","OTHER.read"]}`))
	got, err := w.register(usual())
	if missing, denied := got.Missing(); err != nil || len(missing) != 0 || !slices.Equal(denied, []string{"items.write"}) || !got.Has("OTHER.read") {
		t.Errorf("%v: %v", err, got.Granted)
	}
}

// TestOddKeys: whatever the key is, it is kept, and one that cannot be used is
// warned of. White space around it belongs to no key.
func TestOddKeys(t *testing.T) {
	t.Parallel()
	for name, key := range map[string]string{
		"one letter": "k", "very long": strings.Repeat("k", 200_000), "spaces": " a b ", "a line break!": "a\r\nb",
		"umlauts!": "Schlüssel-ß", "quotes": `a"b\c`, "NUL!": "a\x00b", "white space alone!": " \t ", "a number": "12345",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, err := json.Marshal(key)
			if err != nil {
				t.Fatal(err)
			}
			w := newWorld(t, taken(), says(200, `{"Status":1,"Token":{"ApiKey":`+string(text)+`}}`))
			if _, err := w.register(usual()); err != nil || w.key() != cmp.Or(strings.TrimSpace(key), key) {
				t.Errorf("%v, key of %d", err, len(w.key()))
			}
			if warned := strings.Contains(strings.Join(w.warned, "\n"), "no header can carry"); warned != strings.ContainsAny(name, "!") {
				t.Errorf("warned: %q", w.warned)
			}
		})
	}
}

func TestAThousandScopes(t *testing.T) {
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

// TestTwoAtOnce: one works on a name, the other says so.
func TestTwoAtOnce(t *testing.T) {
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

// TestAFailedRenewalTakesNothing from the installation that is there.
func TestAFailedRenewalTakesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), grant(), taken(), says(200, `{"status":1,"registrationRequestId":"id-1"}`), says(403, ""))
	if _, err := w.register(usual()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.register(usual()); kindOfFault(err) != fault.Refused {
		t.Fatalf("%v", err)
	}
	record := w.record()
	if record.Installation == nil || record.Registration.Status != Rejected || record.Status() != Accepted || w.key() != "the-key" {
		t.Errorf("%+v", record)
	}
	if _, err := w.register(usual()); !strings.Contains(err.Error(), "dialog is not open") || w.record().Installation == nil {
		t.Errorf("%v", err)
	}
}
