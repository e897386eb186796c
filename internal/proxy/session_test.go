package proxy

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// TestSession_bound: what a session remembers of requests has a bound, by number and by
// bytes: a path may have 64 KiB.
func TestSession_bound(t *testing.T) {
	t.Parallel()
	s := newSession(Options{Scopes: scope.NewIndex(scope.Builtin()...), Now: time.Now})
	for i := range 2 * maxDescribed {
		s.describe(&exchange{method: "GET", path: fmt.Sprint("/nothing/", i)})
		s.first(fmt.Sprint(i))
	}
	if len(s.described) > maxDescribed || len(s.explained) > maxExplained {
		t.Errorf("%d requests and %d explanations", len(s.described), len(s.explained))
	}
	s = newSession(Options{Scopes: scope.NewIndex(scope.Builtin()...), Now: time.Now})
	long := strings.Repeat("x", maxKey)
	if s.describe(&exchange{method: "GET", path: "/" + long}); len(s.described) > 0 || s.first(long+"x") {
		t.Error("a path of any length is remembered")
	}
}
