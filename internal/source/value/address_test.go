package value

import "testing"

func TestCleanPath(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"/a//b/?x=/y": "/a/b", "a/b{q}": "/a/b", "/a/{b?c}/d#e": "/a/{b?c}/d", "": "/", "/a/{b}": "/a/{b}", "/a/x{b}y": "/a/x{b}y",
	} {
		if got := CleanPath(text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
