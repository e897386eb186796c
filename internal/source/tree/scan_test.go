package tree

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/source"
)

func TestScan(t *testing.T) {
	for _, root := range strings.Fields(os.Getenv("SCAN")) {
		start := time.Now()
		found, err := Read(t.Context(), []string{root})
		if err != nil {
			t.Log(err)
			continue
		}
		size := 0
		for _, f := range found.Files {
			size += len(f.Code)
		}
		read := time.Since(start)
		r := source.Analyze(scope.NewIndex(scope.Builtin()...), found.Files)
		t.Log(root, len(found.Files), "files", size, "bytes", found.Counts, read, time.Since(start)-read, len(r.Calls), len(r.Unresolved))
		for i, c := range r.Calls {
			if i < 60 && !c.Test {
				t.Logf("%s:%d %s %s %s sure=%v", c.File, c.Line, c.Method, c.Path, c.Field, c.Sure)
			}
		}
		for i, c := range r.Unresolved {
			if i < 30 && !c.Test {
				t.Logf("%s:%d UNRESOLVED %s %s", c.File, c.Line, c.Text, c.Reason)
			}
		}
	}
}
