package wawi

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// TestCallOptions_open: what is wrong with what is to be sent is told by the name of
// its flag, before anything is sent.
func TestCallOptions_open(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, test := range map[string]struct {
		call CallOptions
		flag string
		kind fault.Kind
	}{
		"a line break in the type": {CallOptions{ContentType: "text/plain\r\nX-A: b"}, "--content-type", fault.Usage},
		"a folder":                 {CallOptions{Body: folder}, "--body", fault.Input},
		"nothing there":            {CallOptions{Body: filepath.Join(folder, "nothing")}, "--body", fault.Input},
	} {
		body, err := test.call.open()
		if f := fault.From(err); body != nil || f.Kind != test.kind || !strings.HasPrefix(f.Message, test.flag) {
			t.Errorf("%s: %v, %v", name, body, err)
		}
	}
}
