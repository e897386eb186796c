package secrettest

import (
	"errors"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestMemory(t *testing.T) {
	t.Parallel()
	store := &Memory{}
	want := func(name, want string, wantErr error) {
		t.Helper()
		if got, err := store.Get(t.Context(), name); got.Reveal() != want || !errors.Is(err, wantErr) {
			t.Errorf("%s: got %q, %v", name, got.Reveal(), err)
		}
	}
	want("a", "", secret.ErrNotFound)
	faulttest.Must(t, store.Delete(t.Context(), "a"))
	for _, value := range []string{"1", "", "2"} {
		faulttest.Must(t, secret.SetAndCheck(t.Context(), store, "a", secret.New(value)))
	}
	faulttest.Must(t, store.Set(t.Context(), "b", secret.New("3")))
	faulttest.Must(t, store.Delete(t.Context(), "a"))
	want("a", "", secret.ErrNotFound)
	want("b", "3", nil)
}
