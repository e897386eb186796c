package environ

import "testing"

func lookup(name string) (string, bool) {
	value, set := map[string]string{"FULL": "x", "EMPTY": "", "BLANK": ""}[name]
	return value, set
}

func TestLookup_Get(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"FULL": "x", "EMPTY": "", "UNSET": ""} {
		if got := Lookup(lookup).Get(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestLookup_Missing(t *testing.T) {
	t.Parallel()
	for want, names := range map[string][]string{
		"":                               nil,
		"HOME is not set":                {"HOME"},
		"A and B are not set":            {"A", "B"},
		"EMPTY is empty":                 {"EMPTY"},
		"EMPTY is empty, A is not set":   {"A", "EMPTY"},
		"EMPTY is empty, BLANK is empty": {"EMPTY", "BLANK"},
		"EMPTY is empty, A and B and C are not set": {"A", "EMPTY", "B", "C"},
	} {
		if got := Lookup(lookup).Missing(names...); got != want {
			t.Errorf("%q: %q, want %q", names, got, want)
		}
	}
}

func TestLookup_Empty(t *testing.T) {
	t.Parallel()
	for want, names := range map[string][]string{"": {"FULL", "UNSET"}, "; EMPTY is empty; BLANK is empty": {"EMPTY", "FULL", "BLANK"}} {
		if got := Lookup(lookup).Empty(names...); got != want {
			t.Errorf("%q: %q, want %q", names, got, want)
		}
	}
}
