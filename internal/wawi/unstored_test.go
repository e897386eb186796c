package wawi

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// TestUnstored_keyIsShown without a terminal too.
func TestUnstored_keyIsShown(t *testing.T) {
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
