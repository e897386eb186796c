package scope

import "testing"

func TestMisnamed(t *testing.T) {
	t.Parallel()
	x := builtin()
	for _, name := range []string{"orders.read", "cusomters.read"} {
		better, why, ok := Misnamed(name)
		if _, known := x.Find(name); !ok || why == "" || !known {
			t.Errorf("%s: %q, known %v", name, why, known)
		}
		if _, known := x.Find(better); !known {
			t.Errorf("%s: the better %s is unknown", name, better)
		}
	}
	if _, _, ok := Misnamed("items.read"); ok {
		t.Error("items.read is misnamed")
	}
}
