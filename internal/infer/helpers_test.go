package infer

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/scope"
)

const schema = `type Query {
	QueryItems: Int @authorize(roles: ["items.read", "system.all"])
	QueryBoth: Int @authorize(roles: ["items.read"]) @authorize(roles: ["stocks.read", "warehouse.read"])
	Ping: Int
}`

func resolver(t *testing.T) Resolver {
	t.Helper()
	parsed, err := scope.Parse([]byte(schema))
	if err != nil {
		t.Fatal(err)
	}
	return Resolver{Index: scope.NewIndex(append(scope.Builtin(), parsed)...)}
}

func entry(method, path, operation string) record.Entry {
	return record.Entry{Method: method, Path: path, Operation: operation, Status: 200, Scopes: []string{}, Grade: record.Unresolved}
}

// recordsOf returns records of requests, one a line.
func recordsOf(entries ...record.Entry) *Records {
	r := NewRecords()
	for i, e := range entries {
		r.Add(Place{"requests.ndjson", i + 1, 1}, e)
	}
	return r
}
