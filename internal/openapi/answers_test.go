package openapi

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
)

const petstore = `{"openapi":"3.0.4","info":{"version":"2.3"},"paths":{
 "/v2/items":{"parameters":[],"get":{"responses":{"default":{},"404":{},"200":{"content":{"text/html":{},"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}},
 "/v2/items/{id}":{"get":{"responses":{"200":{"$ref":"#/components/responses/One"}}},"delete":{"responses":{"204":{"description":"gone"}}},"patch":{"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Small"}}}}}},"post":{"responses":{"2XX":{"content":{"application/json; charset=utf-8":{"schema":{"type":"array","items":{"type":"integer","minimum":3}}}}}}}},
 "/v2/pdf":{"get":{"responses":{"200":{"content":{"application/pdf":{}}}}}},
 "/v2/none":{"get":{"responses":{"400":{}}},"put":5}},
 "components":{"responses":{"One":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Item"}}}}},
 "schemas":{
  "Page":{"type":"object","properties":{"totalItems":{"type":"integer"},"pageNumber":{"type":"integer"},"items":{"type":"array","items":{"$ref":"#/components/schemas/Item"}}}},
  "Base":{"type":"object","properties":{"id":{"type":"string","format":"uuid"},"number":{"type":"integer","format":"int64"}}},
  "Item":{"allOf":[{"$ref":"#/components/schemas/Base"},{"type":"object","properties":{
   "name":{"type":["null","string"]},"state":{"type":"string","enum":["new","old"]},"ok":{"type":"boolean"},"at":{"type":"string","format":"date-time"},
   "either":{"oneOf":[{"type":"null"},{"type":"string","example":"one"}]},"any":{},"free":{"type":"object"},"missing":{"$ref":"#/components/schemas/Nothing"}}}]},
  "Small":{"properties":{"child":{"$ref":"#/components/schemas/Small"}}}}}}`

func TestAnswers_Find(t *testing.T) {
	t.Parallel()
	extracted, err := Extract([]byte(petstore))
	if err != nil {
		t.Fatal(err)
	}
	text, err := extracted.Encode()
	if err != nil {
		t.Fatal(err)
	}
	a, err := Decode(text)
	if err != nil || a.Len() != 5 {
		t.Fatal(err, a.Len())
	}
	for _, c := range []struct {
		method, path string
		status       int
		known, want  string
	}{
		{"GET", "/v2/items", 200, `{"TotalItems":2,"items":[{"id":"a","name":"A","number":"x"},{"Number":7}]}`, `{"items":[ITEM{"id":"a","name":"A"},ITEM{"number":7}],"pageNumber":0,"totalItems":2}`},
		{"GET", "/v2/items", 200, `null`, `{"items":[ITEM],"pageNumber":0,"totalItems":0}`},
		{"GET", "/v2/items", 200, `{"items":[]}`, `{"items":[],"pageNumber":0,"totalItems":0}`},
		{"GET", "/v2/items/{id}", 200, `{"id":"x","number":"42","state":5}`, `ITEM{"id":"x","number":42}`},
		{"POST", "/v2/items/{id}", 200, `null`, `[3]`},
	} {
		answer := a.Find(c.method, c.path)
		if answer == nil || answer.Status != c.status || answer.Empty() {
			t.Fatalf("%s %s: %+v", c.method, c.path, answer)
		}
		var known any
		if err := json.Unmarshal([]byte(c.known), &known); err != nil {
			t.Fatal(err)
		}
		got := marshal(t, answer.Example(known))
		if want := expand(t, c.want); got != want {
			t.Errorf("%s %s with %s:\n%s\nwant %s", c.method, c.path, c.known, got, want)
		}
		if a.Find(c.method, c.path) != answer {
			t.Error("it was built twice")
		}
	}
	if gone := a.Find("DELETE", "/v2/items/{id}"); gone.Status != 204 || !gone.Empty() {
		t.Error(gone)
	}
	for _, path := range []string{"/v2/pdf", "/v2/none", "/v2/nothing"} {
		if a.Find("GET", path) != nil {
			t.Error(path)
		}
	}
}

// expand writes ITEM{…}: the example of an item with other members.
func expand(t *testing.T, text string) string {
	t.Helper()
	for {
		at := strings.Index(text, "ITEM")
		if at < 0 {
			return text
		}
		rest, changes := text[at+len("ITEM"):], "{}"
		if strings.HasPrefix(rest, "{") {
			end := strings.IndexByte(rest, '}') + 1
			changes, rest = rest[:end], rest[end:]
		}
		item := map[string]any{
			"id": "00000000-0000-4000-8000-000000000001", "number": 0, "name": "text", "state": "new", "ok": false, "at": "2026-01-01T12:00:00Z",
			"either": "one", "any": nil, "free": map[string]any{}, "missing": nil,
		}
		if err := json.Unmarshal([]byte(changes), &item); err != nil {
			t.Fatal(err)
		}
		text = text[:at] + marshal(t, item) + rest
	}
}

func marshal(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestAnswers_Find_recursive: a schema that contains itself, and one that grows, end.
func TestAnswers_Find_recursive(t *testing.T) {
	t.Parallel()
	a, err := Extract([]byte(petstore))
	if err != nil {
		t.Fatal(err)
	}
	if got := marshal(t, a.Find("PATCH", "/v2/items/{id}").Example(nil)); !strings.HasPrefix(got, `{"child":{"child":`) || len(got) > 200 {
		t.Error(got)
	}
	var schemas []string
	for i := range 30 {
		next := `{"$ref":"#/definitions/D` + strconv.Itoa(i+1) + `"}`
		schemas = append(schemas, `"D`+strconv.Itoa(i)+`":{"properties":{"a":`+next+`,"b":`+next+`,"c":`+next+`,"d":`+next+`}}`)
	}
	grows := `{"swagger":"2.0","paths":{"/x":{"get":{"responses":{"200":{"schema":{"$ref":"#/definitions/D0"}}}}}},"definitions":{` + strings.Join(schemas, ",") + `}}`
	if a, err = Extract([]byte(grows)); err != nil {
		t.Fatal(err)
	}
	if got := marshal(t, a.Find("GET", "/x").Example(nil)); len(got) > 100_000 {
		t.Error(len(got))
	}
}

func TestExtract(t *testing.T) {
	t.Parallel()
	yaml := "%YAML 1.2\n---\nopenapi: 3.1.0\npaths:\n  /v2/x:\n    get:\n      responses:\n        200:\n          content:\n            application/json:\n              schema: {type: object, properties: {n: {type: [integer, 'null'], default: 5}}}\n"
	a, err := Extract([]byte(yaml))
	if err != nil || a.Find("GET", "/v2/x") == nil {
		t.Fatal(err, a)
	}
	if got := marshal(t, a.Find("GET", "/v2/x").Example(nil)); got != `{"n":5}` {
		t.Error(got)
	}
	swagger := `{"swagger":"2.0","paths":{"/x":{"get":{"responses":{"200":{"$ref":"#/responses/R"}}}}},"responses":{"R":{"schema":{"$ref":"#/definitions/D"}}},"definitions":{"D":{"type":"boolean"}}}`
	if a, err = Extract([]byte(swagger)); err != nil || marshal(t, a.Find("GET", "/x").Example(nil)) != "false" {
		t.Error(err)
	}
	for _, text := range []string{"", "[", "{", `{"paths":5}`, "type Query { x: Int }", "\x00", "a: [", `{"paths":{"/x":[]}}`} {
		if a, err := Extract([]byte(text)); err == nil && a.Len() > 0 {
			t.Errorf("%q: %v", text, a.stored)
		}
	}
	if a, err := Extract([]byte(`{"openapi":"3.0.0"}`)); err != nil || a.Len() != 0 {
		t.Error(err)
	}
	for _, text := range []string{"", "{}", `{"jtlctl_answers":2}`, "5"} {
		if _, err := Decode([]byte(text)); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}

func FuzzExtract(f *testing.F) {
	f.Add(petstore)
	f.Add("openapi: 3.1.0\npaths:\n  /x:\n    get: {responses: {200: {content: {application/json: {schema: {enum: [1]}}}}}}\n")
	f.Add(`{"swagger":"2.0","paths":{"/x":{"get":{"responses":{"200":{"schema":{"items":{"$ref":"#/definitions/D"}}}}}}},"definitions":{"D":{"anyOf":[{"allOf":[{"$ref":"#/definitions/D"}]}]}}}`)
	f.Fuzz(func(t *testing.T, text string) {
		a, err := Extract([]byte(text))
		if err != nil {
			return
		}
		stored, err := a.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if a, err = Decode(stored); err != nil {
			t.Fatal(err)
		}
		for key := range a.stored.Operations {
			method, path, _ := strings.Cut(key, " ")
			example := a.Find(method, path).Example(map[string]any{"id": "5", "items": []any{nil}})
			if text, err := json.Marshal(example); err != nil || len(text) > 8<<20 {
				t.Errorf("%d bytes, %v", len(text), err)
			}
		}
	})
}
