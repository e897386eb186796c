package kit

import "testing"

func TestOfPseudoVersion(t *testing.T) {
	t.Parallel()
	for version, want := range map[string][2]string{
		"v1.2.4-0.20261127071700-38e5cd8f0a1b":     {"38e5cd8f0a1b", "2026-11-27T07:17:00Z"},
		"v0.0.0-20261127071700-38e5cd8f0a1b":       {"38e5cd8f0a1b", "2026-11-27T07:17:00Z"},
		"v0.0.0-20261127071700-38e5cd8f0a1b+dirty": {"38e5cd8f0a1b", "2026-11-27T07:17:00Z"},
		"v1.2.3-pre.0.20261127071700-38e5cd8f0a1b": {"38e5cd8f0a1b", "2026-11-27T07:17:00Z"},
		"v1.2.3":                               {},
		"v1.2.3-rc.1":                          {},
		"v1.2.3-a-long-name-with-38e5cd8f0a1b": {},
		"v1.2.3-20269927071700-38e5cd8f0a1b":   {},
		"v1.2.3-20261127071700-38e5cd8":        {},
		"-38e5cd8f0a1b":                        {},
		"(devel)":                              {},
		"":                                     {},
	} {
		if commit, date := ofPseudoVersion(version); commit != want[0] || date != want[1] {
			t.Errorf("%s: %q %q", version, commit, date)
		}
	}
}
