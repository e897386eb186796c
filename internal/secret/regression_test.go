package secret

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// What once went wrong.

func TestAStoreThatForgetsFailsTheProbeInWords(t *testing.T) {
	t.Parallel()
	err := Probe(t.Context(), &liar{failsGet: ErrNotFound})
	wantFault(t, err, fault.Store, "the memory store did not give back what was put into it")
}

// interrupted runs something between two calls of a store.
type interrupted struct {
	*Memory
	between func()
}

func (i interrupted) Get(ctx context.Context, name string) (String, error) {
	i.between()
	return i.Memory.Get(ctx, name)
}

func TestTwoProbesAtOnceDoNotDisturbEachOther(t *testing.T) {
	t.Parallel()
	store := &Memory{}
	err := Probe(t.Context(), interrupted{store, func() { must(t, Probe(t.Context(), store)) }})
	if err != nil {
		t.Errorf("a second probe of the same store broke the first: %v", err)
	}
}

func TestDeletingWithAWrongPassphraseAsksOnce(t *testing.T) {
	t.Parallel()
	store := storeIn(opened(t).Folder, "wrong")
	wantFault(t, store.Delete(t.Context(), "name"), fault.Credentials)
	if store.times != 1 {
		t.Errorf("asked %d times", store.times)
	}
}

func TestAStoreThatWouldGrowTooLargeToBeReadIsNotWritten(t *testing.T) {
	t.Parallel()
	store := opened(t)
	before := read(t, store.Folder, "secrets.age")
	wantFault(t, store.Set(t.Context(), "large", New(strings.Repeat("x", maxStore))), fault.Store)
	if !bytes.Equal(read(t, store.Folder, "secrets.age"), before) {
		t.Error("a store was written that cannot be read again")
	}
	wantSecret(t, store, "name", planted)
}

func TestAStoreWithSecretsOfNullIsEmpty(t *testing.T) {
	t.Parallel()
	store := opened(t)
	sealed, err := seal([]byte(`{"version":1,"secrets":null}`), store.identity.Recipient())
	must(t, err)
	put(t, store.Folder, "secrets.age", sealed)
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("panic: %v", p)
		}
	}()
	must(t, store.Set(t.Context(), "name", New(planted)))
	wantSecret(t, store, "name", planted)
}

func TestAnIdentityOfAnotherKindIsNotCalledAWrongPassphrase(t *testing.T) {
	t.Parallel()
	store := opened(t)
	put(t, store.Folder, "identity.age", read(t, store.Folder, "secrets.age"))
	err := storeIn(store.Folder, passphrase).Unlock(t.Context())
	wantFault(t, err, fault.Store, "identity.age")
}
