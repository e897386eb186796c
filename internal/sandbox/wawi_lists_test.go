package sandbox

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// TestWawi_KnowScopes_lists: lists are pages of nothing, in the form of their
// generation; everything else is still what was sent.
func TestWawi_KnowScopes_lists(t *testing.T) {
	t.Parallel()
	var w Wawi
	w.KnowScopes(scope.NewIndex(scope.Builtin()...))
	for path, list := range map[string]bool{
		"/items": true, "/customers/5/notes": true, "/v2/companies": true, "/v2/salesOrders/5/lineitems": true, "/items/5": false, "/v2/info": false, "/v2/nothing": false,
	} {
		if o, _ := w.Find("GET", path); o.IsList != list {
			t.Errorf("GET %s: %v", path, !list)
		}
	}
	if o, _ := w.Find("POST", "/items"); o.IsList {
		t.Error("POST /items")
	}
}

func TestWawi_call_lists(t *testing.T) {
	t.Parallel()
	b := newWawiBench(t, Wawi{Find: func(method, path string) (WawiOperation, bool) {
		return WawiOperation{IsList: method == "GET" && strings.HasSuffix(path, "/companies")}, true
	}})
	_, key := newClient(b, erp.V2).accepted(t)
	for path, want := range map[string]string{
		"/v2/companies": `{"totalItems":0,"pageNumber":1,"pageSize":100,"items":[]}`, "/companies?pageNumber=2&PAGESIZE=5": `{"TotalItems":0,"PageNumber":2,"PageSize":5,"Items":[]}`,
		"/v1/companies": `{"TotalItems":0,"PageNumber":1,"PageSize":100,"Items":[]}`,
	} {
		if got := b.ask("GET", "/api/eazybusiness"+path, "", "Authorization", "Wawi "+key, "X-AppId", "vendor/app", "X-AppVersion", "1.0"); got.Code != 200 || strings.TrimSpace(got.Body.String()) != want {
			t.Errorf("%s: %d %s", path, got.Code, got.Body)
		}
	}
	if got := b.ask("GET", "/api/eazybusiness/v2/companies?pageSize=0", "", "Authorization", "Wawi "+key); got.Code != 400 {
		t.Error(got.Code, got.Body)
	}
	if got := b.ask("POST", "/api/eazybusiness/v2/companies", "{}", "Authorization", "Wawi "+key); got.Code != 200 || !strings.Contains(got.Body.String(), `"path":"/v2/companies"`) {
		t.Error(got.Code, got.Body)
	}
}
