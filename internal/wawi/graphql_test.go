package wawi

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func errorsIn(t *testing.T, text string) []graphqlError {
	t.Helper()
	var e errorsMember
	if _, err := io.Copy(&e, iotest.OneByteReader(strings.NewReader(text))); err != nil {
		t.Fatal(err)
	}
	return e.list()
}

func TestErrorsMember(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		`{"data":{"errors":[1,2]}}`:      0,
		`{"errors":[]}`:                  0,
		`{"errors":null,"data":{}}`:      0,
		`{"errors":"x"}`:                 0,
		`[{"errors":[{"message":"x"}]}]`: 0,
		``:                               0,
		`<html>"errors":[1]</html>`:      0,
		`{"a":"\"errors\":[1]"}`:         0,
		`{"a":"errors","b":[1]}`:         0,
		`{"errors":[{"message":"x"}]}`:   1,
		"{ \n \"errors\" : [ {}, {\"message\":\"]}\"} ] }":                  2,
		`{"data":{"a":[{"b":"}]"}]},"errors":[{"message":"x"}]}`:            1,
		`{"errors":[{"message":"x"},{"message":"y"}],"data":null}`:          2,
		`{"errors":[1],"errors":[1,2,3]}`:                                   3,
		`{"errors":[{"message":"cut`:                                        1,
		`{"data":{"x":"` + strings.Repeat("y", 1<<20) + `"},"errors":[{}]}`: 1,
	} {
		if got := errorsIn(t, text); len(got) != want {
			t.Errorf("%.60s: %d errors", text, len(got))
		}
	}
	long := `{"errors":[{"message":"first"},{"message":"` + strings.Repeat("y", 2*mostErrors) + `"}]}`
	if got := errorsIn(t, long); len(got) != 2 || got[0].Message != "first" {
		t.Errorf("%d errors of a long list", len(got))
	}
}

func TestIsGraphQL(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]bool{
		"/v2/graphql": true, "graphql": true, "/v2/GraphQL/?x=1": true, "http://127.0.0.1/api/x/v2/graphql": true, "/v2/items": false, "/v2/graphqlx": false, "/v2/items?a=/graphql": false,
	} {
		if got := isGraphQL(Call{Path: path}, &http.Response{}); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	if !isGraphQL(Call{Path: "/x"}, &http.Response{Header: http.Header{"Content-Type": {"application/graphql-response+json; charset=utf-8"}}}) {
		t.Error("its media type does not count")
	}
}

func TestGraphqlFault(t *testing.T) {
	t.Parallel()
	redactor := &secret.Redactor{}
	redactor.Add(secret.New("the-key-itself"))
	call := Call{Method: "POST", Path: "/v2/graphql"}
	for text, want := range map[string][2]string{
		`{"errors":[{"message":"Unexpected Execution Error","extensions":{"code":"INTERNAL_ERROR"}}]}`: {
			"1 GraphQL error: Unexpected Execution Error (INTERNAL_ERROR)", "a missing scope"},
		`{"errors":[{"message":"INTERNAL_ERROR"}]}`:                          {"1 GraphQL error: INTERNAL_ERROR", "`jtlctl wawi status shop`"},
		`{"errors":[{"message":"no field x"},{"message":"the-key-itself"}]}`: {"2 GraphQL errors: no field x; [redacted]", "may be incomplete"},
		`{"errors":[7]}`: {"1 GraphQL error", "look at the query"},
	} {
		f := graphqlFault(call, "shop", errorsIn(t, text), "", redactor)
		if f == nil || f.Kind != fault.Refused || !strings.HasSuffix(f.Message, want[0]) || !strings.Contains(f.Hint, want[1]) {
			t.Errorf("%s: %v", text, f)
		}
	}
	if f := graphqlFault(call, "shop", nil, "", redactor); f != nil {
		t.Errorf("%v", f)
	}
}

func TestInstallation_scopesOfFields(t *testing.T) {
	t.Parallel()
	index := scope.NewIndex(scope.Builtin()...)
	i := testInstallation("http://127.0.0.1:1/api/x", erp.V2) // has items.read
	const fails = `{"errors":[{"path":["QuerySalesOrders",0,"id"],"extensions":{"code":"INTERNAL_ERROR"}},
		{"path":["QueryItems"],"extensions":{"code":"INTERNAL_ERROR"}},{"path":["QueryCustomers"],"extensions":{"code":"HC1"}},
		{"path":[0],"message":"INTERNAL_ERROR"},{"message":"INTERNAL_ERROR"},{"path":["x\u001b[2J"],"message":"INTERNAL_ERROR"}]}`
	const want = "QuerySalesOrders probably needs salesorders.read, which the app does not have; QueryItems probably needs items.read"
	if got := i.scopesOfFields(index, errorsIn(t, fails)); got != want {
		t.Errorf("got %q", got)
	}
	if got := i.scopesOfFields(nil, errorsIn(t, fails)); got != "" {
		t.Errorf("without a catalogue: %q", got)
	}
	f := graphqlFault(Call{Method: "POST", Path: "/graphql"}, "shop", errorsIn(t, fails), want, nil)
	if !strings.Contains(f.Hint, want) || !strings.Contains(f.Hint, "`jtlctl wawi status shop`") {
		t.Errorf("hint %q", f.Hint)
	}
}

// FuzzErrorsMember compares it with a decoder that has the whole response.
func FuzzErrorsMember(f *testing.F) {
	f.Add(`{"data":null,"errors":[{"message":"x"}]}`)
	f.Add(`{"errors":[],"a":{"errors":[1]}}`)
	f.Add(`{"a\\":"\"","errors":[[],"]"]}`)
	f.Fuzz(func(t *testing.T, text string) {
		var whole map[string]json.RawMessage
		var e errorsMember
		_, _ = e.Write([]byte(text))
		got := e.list()
		if json.Unmarshal([]byte(text), &whole) != nil || len(text) > mostErrors || strings.Contains(text, "\\u") {
			return
		}
		var want []json.RawMessage
		_ = json.Unmarshal(whole["errors"], &want)
		if len(got) != len(want) {
			t.Errorf("%q: %d errors, want %d", text, len(got), len(want))
		}
	})
}
