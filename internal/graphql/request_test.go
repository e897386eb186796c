package graphql

import (
	"net/url"
	"strconv"
	"strings"
	"testing"
)

func TestParseRequest(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		kind, body, fields string
		readOnly           bool
	}{
		"a query":                    {"application/json", `{"query":"{ QueryItems { totalCount } }"}`, "query QueryItems", true},
		"with variables":             {"application/json; charset=utf-8", `{"query":"query A($n: Int) { a: QueryItems(first: $n) { nodes { id } } }","variables":{"n":2}}`, "query QueryItems", true},
		"a mutation":                 {"application/json", `{"query":"mutation { ChangeItem(id: 1) { id } }"}`, "mutation ChangeItem", false},
		"a subscription":             {"application/json", `{"query":"subscription { ItemChanged { id } }"}`, "subscription ItemChanged", false},
		"only introspection":         {"application/json", `{"query":"{ __typename }"}`, "", true},
		"a mutation that calls none": {"application/json", `{"query":"mutation { __typename }"}`, "", false},
		"the operation of a name":    {"application/json", `{"query":"query A { QueryItems { id } } query B { QueryStock { id } }","operationName":"B"}`, "query QueryStock", true},
		"a mutation next to it":      {"application/json", `{"query":"query A { QueryItems { id } } mutation B { ChangeItem { id } }","operationName":"A"}`, "query QueryItems", false},
		"an unknown name":            {"application/json", `{"query":"query A { QueryItems { id } } query B { QueryStock { id } }","operationName":"C"}`, "query QueryItems, query QueryStock", true},
		"a batch":                    {"application/json", ` [{"query":"{ QueryItems { id } }"},{"query":"mutation { ChangeItem { id } }"}]`, "query QueryItems, mutation ChangeItem", false},
		"a batch of queries":         {"application/json", `[{"query":"{ QueryItems { id } }"},{"query":"{ QueryStock { id } }"}]`, "query QueryItems, query QueryStock", true},
		"a document":                 {"application/graphql", `{ QueryItems { id } }`, "query QueryItems", true},
		"a document that is stored":  {"application/json", `{"id":"4711","query":"{ QueryItems { id } }"}`, "query QueryItems", false},
		"a persisted document":       {"application/json", `{"extensions":{"persistedQuery":{"version":1}},"query":"{ QueryItems { id } }"}`, "query QueryItems", false},
		"the mutation is a comment":  {"application/json", `{"query":"# mutation { ChangeItem { id } }\n{ QueryItems { id } }"}`, "query QueryItems", true},
	} {
		got, err := ParseRequest(test.kind, []byte(test.body))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var fields []string
		for _, f := range got.Fields {
			fields = append(fields, f.Kind+" "+f.Name)
		}
		if joined := strings.Join(fields, ", "); joined != test.fields || got.ReadOnly != test.readOnly {
			t.Errorf("%s: %q, read-only %t", name, joined, got.ReadOnly)
		}
	}
}

func TestParseRequest_refused(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{
		"nothing":           "",
		"two documents":     `{"query":"{ QueryItems { id } }","query":"mutation { ChangeItem { id } }"}`,
		"escaped name":      `{"query":"{ QueryItems { id } }","qu\u0065ry":"mutation { ChangeItem { id } }"}`,
		"other letter case": `{"query":"{ QueryItems { id } }","Query":"mutation { ChangeItem { id } }"}`,
		"no document":       `{"id":"4711"}`,
		"not a text":        `{"query":["{ QueryItems { id } }"]}`,
		"two bodies":        `{"query":"{ QueryItems { id } }"}{"query":"mutation { ChangeItem { id } }"}`,
		"malformed":         `{"query":"{ QueryItems { id "}`,
		"UTF-16":            "\xff\xfe{\x00}\x00",
		"an empty list":     `[]`,
		"a list of lists":   `[[{"query":"{ QueryItems { id } }"}]]`,
		"multipart":         "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{}\r\n--x--",
		"a long list":       `[` + strings.Repeat(`{"query":"{a}"},`, maxBatch) + `{"query":"{a}"}]`,
		"an unknown part":   `{"query":"{ ...Missing }"}`,
	} {
		if got, err := ParseRequest("application/json", []byte(body)); err == nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestParseRequest_mediaType(t *testing.T) {
	t.Parallel()
	for kind, good := range map[string]bool{
		"": true, "application/json": true, "Application/JSON; Charset=UTF-8": true, "application/graphql+json": true, "application/json; charset=us-ascii": true,
		"application/json; charset=utf-7": false, "application/json; charset=utf-16": false, "text/plain": false, "application/x-www-form-urlencoded": false,
		"multipart/form-data; boundary=x": false, "application/json, text/plain": false, "x/y+json": false, "json": false,
	} {
		if _, err := ParseRequest(kind, []byte(`{"query":"{ QueryItems { id } }"}`)); good != (err == nil) {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

func TestParseQuery(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]string{
		"": "true", "query={a}": "true a", "query=query+A{a}query+B{b}&operationName=B": "true b", "query=mutation{a}": "false a", "Query=mutation{a}": "false a", "query={a}&QUERY=mutation{b}": "false",
		"ID=5": "false", "documentid=5": "false", "extensions={\"PersistedQuery\":1}": "false", "extensions={}": "true", "first=5": "true",
	} {
		parameters, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		got, err := ParseQuery(parameters)
		text := strconv.FormatBool(got.ReadOnly)
		for _, f := range got.Fields {
			text += " " + f.Name
		}
		if err != nil || !strings.HasPrefix(text, want) {
			t.Errorf("%s: %s, %v", query, text, err)
		}
	}
	if _, err := ParseQuery(url.Values{"query": {"{"}}); err == nil {
		t.Error("a malformed document is read")
	}
}

func FuzzParseRequest(f *testing.F) {
	f.Add("application/json", []byte(`{"query":"{ QueryItems { id } }"}`))
	f.Add("application/graphql", []byte(`mutation { ChangeItem { id } }`))
	f.Add("", []byte(`[{"query":"query A { ...F } fragment F on Q { QueryItems { id } }","operationName":"A"}]`))
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		got, err := ParseRequest(kind, body)
		if err != nil {
			return
		}
		for _, field := range got.Fields {
			if field.Kind != Query && got.ReadOnly {
				t.Errorf("a request that only reads calls the %s %s", field.Kind, field.Name)
			}
		}
	})
}
