package secret_test

import (
	"context"
	"errors"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/secret/secrettest"
)

const planted = "planted-secret"

var (
	must      = faulttest.Must
	wantFault = faulttest.WantWithout(planted)
)

// liar is a store that is not to be trusted.
type liar struct {
	secrettest.Memory
	alters                         bool // what is put into it
	failsSet, failsGet, failsClear error
}

func (l *liar) Set(ctx context.Context, name string, value secret.String) error {
	if l.alters {
		value = secret.New(value.Reveal() + " ")
	}
	return errors.Join(l.Memory.Set(ctx, name, value), l.failsSet)
}

func (l *liar) Get(ctx context.Context, name string) (secret.String, error) {
	if l.failsGet != nil {
		return secret.String{}, l.failsGet
	}
	return l.Memory.Get(ctx, name)
}

func (l *liar) Delete(ctx context.Context, name string) error {
	return errors.Join(l.Memory.Delete(ctx, name), l.failsClear)
}

func TestProbe(t *testing.T) {
	t.Parallel()
	store := &secrettest.Memory{}
	must(t, store.Set(t.Context(), "name", secret.New(planted)))
	must(t, secret.Probe(t.Context(), store))
	if got, err := store.Get(t.Context(), "name"); store.Len() != 1 || err != nil || got.Reveal() != planted {
		t.Errorf("%d secrets, %q, %v", store.Len(), got.Reveal(), err)
	}
}

func TestSetAndCheck_otherValue(t *testing.T) {
	t.Parallel()
	for name, err := range map[string]error{
		"probe":         secret.Probe(t.Context(), &liar{alters: true}),
		"set and check": secret.SetAndCheck(t.Context(), &liar{alters: true}, "name", secret.New(planted)),
		"forgetting":    secret.SetAndCheck(t.Context(), &liar{failsGet: secret.ErrNotFound}, "name", secret.New(planted)),
	} {
		t.Log(name)
		wantFault(t, err, fault.Store, "the memory store did not give back what was put into it", "--store", "jtlctl doctor")
	}
}

func TestProbe_failingStore(t *testing.T) {
	t.Parallel()
	failure := errors.New("broken")
	for name, store := range map[string]*liar{"set": {failsSet: failure}, "get": {failsGet: failure}, "delete": {failsClear: failure}} {
		if err := secret.Probe(t.Context(), store); !errors.Is(err, failure) {
			t.Errorf("probe, %s: %v", name, err)
		}
		if name == "delete" {
			continue
		}
		if err := secret.SetAndCheck(t.Context(), store, "name", secret.New("x")); !errors.Is(err, failure) {
			t.Errorf("set and check, %s: %v", name, err)
		}
	}
}

func TestProbe_forgets(t *testing.T) {
	t.Parallel()
	err := secret.Probe(t.Context(), &liar{failsGet: secret.ErrNotFound})
	wantFault(t, err, fault.Store, "the memory store did not give back what was put into it")
}

// interrupted runs something between two calls of a store.
type interrupted struct {
	*secrettest.Memory
	between func()
}

func (i interrupted) Get(ctx context.Context, name string) (secret.String, error) {
	i.between()
	return i.Memory.Get(ctx, name)
}

func TestProbe_twoAtOnce(t *testing.T) {
	t.Parallel()
	store := &secrettest.Memory{}
	err := secret.Probe(t.Context(), interrupted{store, func() { must(t, secret.Probe(t.Context(), store)) }})
	if err != nil {
		t.Errorf("a second probe of the same store broke the first: %v", err)
	}
}
