package infer

import (
	"bytes"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

// FuzzRecords_read: whatever a record has, each request is at a place in it, and the
// report can be made.
func FuzzRecords_read(f *testing.F) {
	for _, seed := range []string{
		"GET https://api.jtl-cloud.com/erp/v2/items\n", `{"time":"2026-11-26T09:00:00Z","method":"GET","path":"/v2/items","operation":"","status":200,"scopes":[],"grade":"exact"}`,
		`{"item":[{"request":{"method":"GET","url":"https://api.jtl-cloud.com/erp/v2/items"}}]}`, `{"log":{"entries":[]}}`, `127.0.0.1 - - [1/Nov/2026:00:00:00 +0000] "GET /erp/v2/items HTTP/1.1" 200 1`, "\xff\xfe", "",
	} {
		f.Add([]byte(seed))
	}
	index := scope.NewIndex(scope.Builtin()...)
	f.Fuzz(func(t *testing.T, text []byte) {
		r := NewRecords()
		if err := r.read(index, "requests", bytes.NewReader(text)); err != nil {
			return
		}
		for _, call := range r.Calls {
			if call.File != "requests" || call.Line < 0 || call.Line > bytes.Count(text, []byte("\n"))+bytes.Count(text, []byte("\r"))+1 {
				t.Errorf("%+v", call.Place)
			}
		}
		r.Infer(Resolver{Index: index}, Declared{})
	})
}
