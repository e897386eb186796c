package scope

import (
	"strings"
	"testing"
)

// TestIndex_Answers_likely: an operation of 2.0 for which the document names no
// scope has that of its siblings; calls that need none, and those of resources
// that have no scopes, have none.
func TestIndex_Answers_likely(t *testing.T) {
	t.Parallel()
	x := builtin()
	for request, want := range map[Request]string{
		{"GET", "/v2/items/5"}:               "items.read",
		{"PATCH", "/v2/itemdetails/change"}:  "items.write",
		{"GET", "/v2/category/5"}:            "items.read",
		{"DELETE", "/v2/DeleteCategory"}:     "items.write",
		{"GET", "/v2/company/5"}:             "system.read",
		{"POST", "/v2/customer/create"}:      "customers.write",
		{"POST", "/v2/salesorder/create"}:    "salesorders.write",
		{"POST", "/v2/taxclass/create"}:      "",
		{"POST", "/v2/authentication"}:       "",
		{"GET", "/v2/authentication/5"}:      "",
		{"POST", "/v2/authentication/login"}: "",
		{"GET", "/v2/info"}:                  "",
		{"GET", "/v2/feature"}:               "",
		{"GET", "/v2/file/5"}:                "",
		{"GET", "/v2/workbenchResources/5"}:  "",
		{"GET", "/odata/$metadata"}:          "",
	} {
		answers := x.Answers(x.Match(request.Method, request.Path, 0))
		if len(answers) != 1 {
			t.Errorf("%v: %d answers", request, len(answers))
			continue
		}
		a := answers[0]
		if got := strings.Join(a.Scopes, " "); got != want || a.Grade != Likely {
			t.Errorf("%v: %s %s, want %s (%s)", request, a.Grade, got, want, a.Note)
		}
		if strings.Contains(a.Note, "likely") != (want != "") {
			t.Errorf("%v: %s", request, a.Note)
		}
	}
}

func TestIndex_Answers_exact(t *testing.T) {
	t.Parallel()
	x := builtin()
	for path, want := range map[string]Grade{"/v2/stocks": Exact, "/V2/Stocks": Exact, "/erp/v2/stocks": Exact, "/stocks": Likely} {
		answers := x.Answers(x.Match("GET", path, 2))
		if len(answers) != 1 || answers[0].Grade != want || answers[0].Scopes[0] != "inventories.read" {
			t.Errorf("%s: %+v", path, answers)
		}
	}
}

func TestPermissionOfRequest(t *testing.T) {
	t.Parallel()
	for o, want := range map[string]string{
		"GET /v2/items": "read", "HEAD /v2/items": "read", "POST /v2/items": "write", "DELETE /v2/items/{id}": "write",
		"POST /v2/offers/{id}/output/pdf": "print", "POST /v2/offers/{id}/output/print": "print", "GET /v2/offers/{id}/pdf": "read",
	} {
		method, path, _ := strings.Cut(o, " ")
		if got := permissionOfRequest(&Operation{Method: method, Path: path}); got != want {
			t.Errorf("%s: %s", o, got)
		}
	}
}

// TestIndex_Field_long: a long name costs as much as it is long.
func TestIndex_Field_long(t *testing.T) { //nolint:paralleltest // it counts allocations
	x := builtin()
	const words = 5000
	name := "QueryItems" + strings.Repeat("Ab", words)
	if got := strings.Join(x.Field(name, "")[0].Scopes, " "); got != "items.read" {
		t.Error(got)
	}
	if got := testing.AllocsPerRun(1, func() { x.Field(name, "") }); got > 3*words {
		t.Errorf("%v allocations for %d words", got, words)
	}
}
