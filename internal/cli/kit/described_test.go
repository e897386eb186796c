package kit

import (
	"strings"
	"testing"
)

// TestDescribed demands the codes in their order, and that of an interruption
// everywhere.
func TestDescribed(t *testing.T) {
	t.Parallel()
	got := Described("\nDoes it.\n", 3, 0)
	if !strings.HasPrefix(got, "Does it.\n\nExit codes:\n  0    done") || !strings.Contains(got, "\n  3    it could not") || !strings.HasSuffix(got, "\n  130  interrupted") {
		t.Errorf("%s", got)
	}
}
