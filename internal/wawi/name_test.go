package wawi

import "testing"

// TestParseName_letterCase: an installation has one file and one slot whatever
// the letter case, on every file system and in every store.
func TestParseName_letterCase(t *testing.T) {
	t.Parallel()
	for _, raw := range []string{"shop-1", "Shop-1", "SHOP-1"} {
		if got, err := ParseName(raw); err != nil || got != "shop-1" {
			t.Errorf("ParseName(%q) = %q, %v", raw, got, err)
		}
	}
}
