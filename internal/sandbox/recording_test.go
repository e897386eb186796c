package sandbox

import (
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestRecording_start(t *testing.T) {
	t.Parallel()
	b := &bench{now: time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC)}
	var got []string
	config := Config{BaseURL: base, Now: func() time.Time { return b.now }, Random: rand.Reader, Record: &Recording{Index: scope.WithNewer(nil), Add: func(e record.Entry) {
		got = append(got, fmt.Sprintf("%s %s %s %d %v %s", e.Method, e.Path, e.Operation, e.Status, e.Scopes, e.Grade))
	}}}
	var err error
	if b.Sandbox, err = New(config); err != nil {
		t.Fatal(err)
	}
	access := b.accessToken(t)
	b.call(access, DefaultTenant, "GET", "/erp/items?sku=secret", "")
	b.call(access, DefaultTenant, "POST", "/erp/v2/graphql", `{"query":"{ QueryItems { totalCount } b: QueryCustomers { totalCount } }"}`)
	b.call(access, "", "GET", "/erp/v2/companies", "")
	b.call(access, DefaultTenant, "GET", "/erp/v2/items", "")
	b.call(access, DefaultTenant, "GET", "/erp/v2/nothing/secret", "")
	b.call(access, DefaultTenant, "GET", "/sandbox/wawi", "")
	b.ask("POST", "/api/eazybusiness/v2/authentication", "{}", "Content-Type", jsonKind)
	b.ask("GET", "/api/eazybusiness/v2/companies", "")
	want := []string{
		"GET /items ItemHeader_QueryItemsAsync 200 [item.queryitems all.read] exact",
		"POST /v2/graphql QueryItems, QueryCustomers 200 [items.read customers.read] likely",
		"GET /v2/companies Company_QueryCompaniesAsync 401 [system.read] exact",
		"GET /v2/items Item_QueryItems 200 [items.read] likely",
		"GET /v2/nothing/secret  404 [] unresolved",
		"GET /v2/companies Company_QueryCompaniesAsync 401 [system.read] exact",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestConfig_RecordIn(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "requests.ndjson")
	c := Config{}
	c.API.Index = scope.NewIndex(scope.Builtin()...)
	var warnings []string
	stop, err := c.RecordIn(path, func(format string, args ...any) { warnings = append(warnings, fmt.Sprintf(format, args...)) })
	if err != nil {
		t.Fatal(err)
	}
	c.Record.Add(record.Entry{Method: "GET", Path: "/v2/items"})
	stop()
	c.Record.Add(record.Entry{Method: "GET", Path: "/v2/items"})
	c.Record.Add(record.Entry{Method: "GET", Path: "/v2/items"})
	if text, err := os.ReadFile(path); err != nil || strings.Count(string(text), "\n") != 1 || len(warnings) != 1 {
		t.Error(string(text), err, warnings)
	}
	_, err = c.RecordIn(t.TempDir(), nil)
	wantFault(t, err, fault.Usage, "requests cannot be recorded in")
}
