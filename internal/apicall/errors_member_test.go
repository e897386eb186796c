package apicall

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func errorsIn(t *testing.T, text string) []GraphQLError {
	t.Helper()
	var e ErrorsMember
	if _, err := io.Copy(&e, iotest.OneByteReader(strings.NewReader(text))); err != nil {
		t.Fatal(err)
	}
	return e.List()
}

func TestErrorsMember(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		`{"data":{"errors":[1,2]}}`:      0,
		`{"errors":[]}`:                  0,
		`{"errors":null,"data":{}}`:      0,
		`{"errors":"x"}`:                 1,
		`{"errors":""}`:                  0,
		`{"errors":false}`:               0,
		`{"errors":true}`:                1,
		`{"errors":{ }}`:                 1,
		`{"errors":{"message":"x"}}`:     1,
		`{"errors":{"message":"cut`:      1,
		`{"\u0065rrors":["x"]}`:          1,
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
	for _, text := range []string{`{"errors":"said"}`, `{"errors":["said"]}`, `{"errors":{"message":"said"}}`} {
		if got := errorsIn(t, text); got[0].Message != "said" {
			t.Errorf("%s: %q", text, got[0].Message)
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
		if got := IsGraphQL(path, nil); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	if !IsGraphQL("/x", http.Header{"Content-Type": {"application/graphql-response+json; charset=utf-8"}}) {
		t.Error("its media type does not count")
	}
}

// FuzzErrorsMember compares it with a decoder that has the whole response.
func FuzzErrorsMember(f *testing.F) {
	f.Add(`{"data":null,"errors":[{"message":"x"}]}`)
	f.Add(`{"errors":[],"a":{"errors":[1]}}`)
	f.Add(`{"a\\":"\"","errors":[[],"]"]}`)
	f.Add(`{"errors":"0"}`)
	f.Fuzz(func(t *testing.T, text string) {
		var whole map[string]json.RawMessage
		var e ErrorsMember
		_, _ = e.Write([]byte(text))
		got := e.List()
		if json.Unmarshal([]byte(text), &whole) != nil || len(text) > mostErrors || strings.Contains(text, "\\u") {
			return
		}
		var list []json.RawMessage
		want := 0
		switch value := string(whole["errors"]); {
		case json.Unmarshal(whole["errors"], &list) == nil:
			want = len(list)
		case !slices.Contains([]string{"", "null", "false", "0", `""`, "{}"}, value):
			want = 1 // no list, but it says something
		}
		if len(got) != want {
			t.Errorf("%q: %d errors, want %d", text, len(got), want)
		}
	})
}
