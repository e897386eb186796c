package secret

import (
	"context"
	"errors"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// liar is a store that is not to be trusted.
type liar struct {
	Memory
	alters                         bool // what is put into it
	failsSet, failsGet, failsClear error
}

func (l *liar) Set(ctx context.Context, name string, value String) error {
	if l.alters {
		value = New(value.Reveal() + " ")
	}
	return errors.Join(l.Memory.Set(ctx, name, value), l.failsSet)
}

func (l *liar) Get(ctx context.Context, name string) (String, error) {
	if l.failsGet != nil {
		return String{}, l.failsGet
	}
	return l.Memory.Get(ctx, name)
}

func (l *liar) Delete(ctx context.Context, name string) error {
	return errors.Join(l.Memory.Delete(ctx, name), l.failsClear)
}

func TestAProbeLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	store := &Memory{}
	must(t, store.Set(t.Context(), "name", New(planted)))
	must(t, Probe(t.Context(), store))
	if len(store.secrets) != 1 {
		t.Errorf("%d secrets", len(store.secrets))
	}
	wantSecret(t, store, "name", planted)
}

func TestAStoreThatGivesBackSomethingElseIsFoundOut(t *testing.T) {
	t.Parallel()
	for name, err := range map[string]error{
		"probe":         Probe(t.Context(), &liar{alters: true}),
		"set and check": SetAndCheck(t.Context(), &liar{alters: true}, "name", New(planted)),
		"forgetting":    SetAndCheck(t.Context(), &liar{failsGet: ErrNotFound}, "name", New(planted)),
	} {
		t.Log(name)
		wantFault(t, err, fault.Store, "the memory store did not give back what was put into it", "--store", "jtlctl doctor")
	}
}

func TestTheFailureOfAStoreIsToldAsItIs(t *testing.T) {
	t.Parallel()
	failure := errors.New("broken")
	for name, store := range map[string]*liar{"set": {failsSet: failure}, "get": {failsGet: failure}, "delete": {failsClear: failure}} {
		if err := Probe(t.Context(), store); !errors.Is(err, failure) {
			t.Errorf("probe, %s: %v", name, err)
		}
		if name == "delete" {
			continue
		}
		if err := SetAndCheck(t.Context(), store, "name", New("x")); !errors.Is(err, failure) {
			t.Errorf("set and check, %s: %v", name, err)
		}
	}
}

func TestProbe_forgets(t *testing.T) {
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

func TestProbe_twoAtOnce(t *testing.T) {
	t.Parallel()
	store := &Memory{}
	err := Probe(t.Context(), interrupted{store, func() { must(t, Probe(t.Context(), store)) }})
	if err != nil {
		t.Errorf("a second probe of the same store broke the first: %v", err)
	}
}
