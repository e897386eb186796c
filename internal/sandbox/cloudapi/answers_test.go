package cloudapi

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/openapi"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func TestAnswers_find(t *testing.T) {
	t.Parallel()
	answers := Answers{Name: "answers", Folder: fstest.MapFS{
		"GET_v2_items.json": file(`"list"`), "GET_v2_items_{id}.json": file(`"any"`), "GET_v2_items_7.json": file(`"seven"`), "GET_erp_items.json": file(`"old"`),
		"GET_v2_new_{a}_things_{b}.json": file(`"unknown"`), "POST_v2_categories.json": file(`"made"`), "GET_v2_colorCodes.json": file(`{`), "GET_v2_my_path.json": file(`"score"`),
		"POST_v2_graphql_QueryItems.json": file(`{"data":{"QueryItems":null}}`), "GET_v2_companies.json/x": file(`"folder"`),
		"GET_v2_sales-orders_{salesOrderId}.json": file("\xEF\xBB\xBF\"bom\""),
	}}
	b := newBench(Config{Answers: answers, Enforce: Declared, Declared: []string{"items.read", "items.write"}})
	for _, c := range []struct {
		method, path string
		code         int
		body         string
	}{
		{"GET", "/erp/v2/items", 200, `"list"`},
		{"GET", "/erp/v2/items?pageSize=5", 200, `"list"`},
		{"GET", "/erp/v2/items/7", 200, `"seven"`},
		{"GET", "/erp/v2/items/8", 200, `"any"`},
		{"GET", "/erp/v2/items/a_b%20c", 200, `"any"`},
		{"GET", "/erp/V2/Items/7", 200, `"seven"`},
		{"GET", "/erp/items", 200, `"old"`},
		{"HEAD", "/erp/items", 200, `"old"`},
		{"GET", "/erp/v2/new/1/things/2", 200, `"unknown"`},
		{"GET", "/erp/v2/my/path", 200, `"score"`},
		{"POST", "/erp/v2/categories", 200, `"made"`},
		{"GET", "/erp/v2/sales-orders/5", 200, `"bom"`},
	} {
		got := b.ask(c.method, c.path, map[string]string{"POST": "{}"}[c.method])
		if got.Code != c.code || got.Body.String() != c.body || got.Header().Get(Marker) != fromFile {
			t.Errorf("%s %s: %d %s", c.method, c.path, got.Code, got.Body)
		}
	}
	for path, want := range map[string]string{
		"/erp/v2/colorCodes": "the app lacks the scope orders.read", "/erp/v2/new/1/things": "no such operation", "/erp/v2/new//things/2": "no such operation",
		"/erp/v2/companies": "the app lacks the scope",
	} {
		if got := b.ask("GET", path, ""); !strings.Contains(got.Body.String(), want) {
			t.Errorf("%s: %d %s", path, got.Code, got.Body)
		}
	}
	want(t, "graphql", b.graphQL(t, "{ QueryItems { totalCount } }", nil), 200, `{"data":{"QueryItems":null}}`)
	if got := b.graphQL(t, "{ QuerySalesOrders { totalCount } }", nil); !strings.Contains(got.Body.String(), internalError) {
		t.Error(got.Body)
	}
	b = newBench(Config{Answers: answers})
	if got := b.ask("GET", "/erp/v2/colorCodes", ""); got.Code != 500 || !strings.Contains(got.Body.String(), "GET_v2_colorCodes.json is not valid JSON") {
		t.Error(got.Code, got.Body)
	}
}

// TestAnswers_find_pipe: a pipe answers nothing, and is not opened.
func TestAnswers_find_pipe(t *testing.T) {
	t.Parallel()
	a := Answers{Folder: fstest.MapFS{"GET_v2_items.json": {Mode: fs.ModeNamedPipe}, "GET_v2_folder.json": {Mode: fs.ModeDir}, "GET_v2_{x}.json": file("{}")}}
	for requested, want := range map[string]string{"/v2/items": "GET_v2_{x}.json", "/v2/folder": "GET_v2_{x}.json", "/v2/items/5": ""} {
		if name, _ := a.find("GET", requested, nil); name != want {
			t.Errorf("%s: %q", requested, name)
		}
	}
}

func TestAnswers_Check(t *testing.T) {
	t.Parallel()
	useless, err := Answers{Folder: fstest.MapFS{"GET_v2_items.json": file(""), "get_v2.json": file(""), "items.json": file(""), "README.md": file(""),
		"GET_v2_folder.json": {Mode: fs.ModeDir}, "GET_v2_pipe.json": {Mode: fs.ModeNamedPipe}}}.Check()
	const method = " answers no request: its name must begin with a method, as in GET_v2_items.json"
	if slices.Sort(useless); err != nil || !slices.Equal(useless, []string{
		"GET_v2_folder.json answers no request: it is no file", "GET_v2_pipe.json answers no request: it is no file", "get_v2.json" + method, "items.json" + method,
	}) {
		t.Error(useless, err)
	}
	_, err = Answers{Folder: fstest.MapFS{"x": file("")}, Name: "x"}.Check()
	if err != nil {
		t.Error(err)
	}
	if _, err := (Answers{Folder: brokenFS{}, Name: "nowhere"}).Check(); fault.From(err).Kind != fault.Usage || !strings.Contains(err.Error(), "nowhere") {
		t.Error(err)
	}
}

type brokenFS struct{ fstest.MapFS }

func (brokenFS) ReadDir(string) ([]fs.DirEntry, error) { return nil, fs.ErrNotExist }

// TestCall_read_document: answers have the form that the document of the catalogue
// describes, filled with the sample data.
func TestCall_read_document(t *testing.T) {
	t.Parallel()
	const schemas = `{"openapi":"3.0.0","info":{"version":"2.3"},"paths":{
	 "/v2/items":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"properties":{"totalItems":{"type":"integer"},"items":{"type":"array","items":{"$ref":"#/components/schemas/I"}}}}}}}}},
	   "post":{"responses":{"202":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/I"}}}}}}},
	 "/v2/items/{id}":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/I"}}}}}},"delete":{"responses":{"204":{}}}},
	 "/v2/shelves":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"properties":{"totalItems":{"type":"integer"},"items":{"type":"array","items":{"$ref":"#/components/schemas/I"}}}}}}}}}},
	 "/v2/racks":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"type":"array","items":{"$ref":"#/components/schemas/I"}}}}}}}},
	 "/v2/customers":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"type":"array","items":{"properties":{"customerNumber":{"type":"string"}}}}}}}}}}},
	 "components":{"schemas":{"I":{"type":"object","properties":{"id":{"type":"string"},"sku":{"type":"string"},"depth":{"type":"integer","minimum":3}}}}}}`
	answers, err := openapi.Extract([]byte(schemas))
	if err != nil {
		t.Fatal(err)
	}
	c := &scope.Catalog{Name: "2.3", Generation: erp.V2, Operations: []scope.Operation{
		{Method: "GET", Path: "/v2/items"}, {Method: "POST", Path: "/v2/items"}, {Method: "GET", Path: "/v2/items/{id}"}, {Method: "DELETE", Path: "/v2/items/{id}"},
		{Method: "GET", Path: "/v2/shelves"}, {Method: "GET", Path: "/v2/racks"}, {Method: "GET", Path: "/v2/customers"},
	}}
	reads := 0
	b := newBench(Config{Index: scope.NewIndex(append(scope.Builtin(), c)...), Document: func(name string) *openapi.Answers {
		if name != "2.3" {
			return nil
		}
		reads++
		return answers
	}})
	first := identifier(1, 1)
	for _, c := range []struct {
		method, path, body string
		code               int
		want               string
	}{
		{"GET", "/erp/v2/items?pageSize=1", "", 200, `{"items":[{"depth":3,"id":"` + first + `","sku":"SANDBOX-001"}],"totalItems":25}`},
		{"GET", "/erp/v2/items/" + first, "", 200, `{"depth":3,"id":"` + first + `","sku":"SANDBOX-001"}`},
		{"GET", "/erp/v2/items/42", "", 200, `{"depth":3,"id":"42","sku":"text"}`},
		{"POST", "/erp/v2/items", `{"sku":"mine","id":"x"}`, 202, `{"depth":3,"id":"` + identifier(255, 1) + `","sku":"mine"}`},
		{"POST", "/erp/v2/items", `[]`, 202, `{"depth":3,"id":"` + identifier(255, 2) + `","sku":"text"}`},
		{"DELETE", "/erp/v2/items/42", "", 204, ``},
		{"GET", "/erp/v2/shelves", "", 200, `{"items":[{"depth":3,"id":"text","sku":"text"}],"totalItems":1}`},
		{"GET", "/erp/v2/racks", "", 200, `[{"depth":3,"id":"text","sku":"text"}]`},
		{"GET", "/erp/v2/customers?pageSize=2", "", 200, `[{"customerNumber":"C-0001"},{"customerNumber":"C-0002"}]`},
	} {
		got := b.ask(c.method, c.path, c.body)
		want(t, c.method+" "+c.path, got, c.code, c.want)
		if got.Header().Get(Marker) != fromSchema {
			t.Errorf("%s: %s", c.path, got.Header())
		}
	}
	if reads != 1 {
		t.Errorf("the document was read %d times", reads)
	}
}
