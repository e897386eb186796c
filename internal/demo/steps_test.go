package demo

import (
	"strings"
	"testing"
)

func TestAbridged(t *testing.T) {
	t.Parallel()
	for lines, want := range map[int]int{1: 1, 15: 15, 16: 16, 100: 16} {
		got, _ := abridged(strings.Repeat("x\n", lines))
		if n := strings.Count(strings.TrimRight(got, "\n"), "\n") + 1; n != want {
			t.Errorf("%d lines become %d, want %d", lines, n, want)
		}
	}
	if got, note := abridged(strings.Repeat("x\n", 20)); !strings.Contains(got, "x\n…\nx\n") || note != "the demo leaves out 5 lines at …" {
		t.Errorf("got %q", got)
	}
}
