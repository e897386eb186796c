package apicall

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestJob_Run_pages(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		path  string
		pages []string
		sent  string // the queries
		out   string
	}{
		"hasNextPage": {"/x", []string{`{"items":[],"hasNextPage":true}`, `{"items":[1],"hasNextPage":true}`, `{"items":[1,2,3],"hasNextPage":false,"pageSize":3}`}, " pageNumber=2 pageNumber=3",
			`{"items":[],"hasNextPage":true}` + "\n" + `{"items":[1],"hasNextPage":true}` + "\n" + `{"items":[1,2,3],"hasNextPage":false,"pageSize":3}`},
		"a full page":       {"/x", []string{`{"Items":[1,2],"PageSize":2,"PageNumber":1}`, "{\"Items\":[3],\"PageSize\":2,\"PageNumber\":2}\n"}, " pageNumber=2", "{\"Items\":[1,2],\"PageSize\":2,\"PageNumber\":1}\n{\"Items\":[3],\"PageSize\":2,\"PageNumber\":2}\n"},
		"a pageSize given":  {"/x?a=%20&pageSize=2&b", []string{"[1,2]\n", "[3,4]\n", "[]"}, "a=%20&pageSize=2&b a=%20&pageSize=2&b&pageNumber=2 a=%20&pageSize=2&b&pageNumber=3", "[1,2]\n[3,4]\n[]"},
		"a number given":    {"/x?PageNumber=4&pageSize=1", []string{"[1]", "[]"}, "PageNumber=4&pageSize=1 PageNumber=5&pageSize=1", "[1]\n[]"},
		"the server's size": {"/x?pageSize=500", []string{`{"items":[1,2],"pageSize":2}`, `{"items":[],"pageSize":2}`}, "pageSize=500 pageSize=500&pageNumber=2", `{"items":[1,2],"pageSize":2}` + "\n" + `{"items":[],"pageSize":2}`},
		"not full":          {"/x", []string{`{"items":[1,2]}`}, "", `{"items":[1,2]}`},
		"no list":           {"/x", []string{`{"id":1}`}, "", `{"id":1}`},
		"no JSON":           {"/x", []string{`text`}, "", `text`},
		"empty":             {"/x", []string{``}, "", ``},
	} {
		b := newBench(t, answers(test.pages...))
		if err := b.run("GET", test.path, Options{Paginate: true}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var queries []string
		for _, sent := range b.sent {
			_, query, _ := strings.Cut(strings.Fields(sent)[1], "?")
			queries = append(queries, query)
		}
		if got := strings.Join(queries, " "); got != test.sent || b.out.String() != test.out {
			t.Errorf("%s: queries %q, printed %q", name, got, b.out.String())
		}
	}
}

func TestJob_Run_pagesRepeated(t *testing.T) {
	t.Parallel()
	for name, pages := range map[string][]string{
		"the same body":   {`{"items":[1],"hasNextPage":true}`},
		"the same number": {`{"items":[1],"hasNextPage":true,"pageNumber":1,"time":1}`, `{"items":[1],"hasNextPage":true,"pageNumber":1,"time":2}`},
	} {
		b := newBench(t, answers(pages...))
		faulttest.Want(t, b.run("GET", "/x", Options{Paginate: true}), fault.Server, "page 2 repeats the one before")
		if got := strings.TrimSpace(b.out.String()); got != pages[0] || len(b.sent) != 2 {
			t.Errorf("%s: %q, %d requests", name, got, len(b.sent))
		}
	}
	b := newBench(t, answers(`{"items":[1],"hasNextPage":true}`))
	faulttest.Want(t, b.run("GET", "/x", Options{Paginate: true, Slurp: true}), fault.Server, "repeats")
	if b.out.String() != `[{"items":[1],"hasNextPage":true}]`+"\n" {
		t.Errorf("%q", b.out.String())
	}
}

// TestJob_Run_pagesBroken: a page that does not say if there are more does not pass
// for the last one.
func TestJob_Run_pagesBroken(t *testing.T) {
	t.Parallel()
	const first = `{"items":[1],"hasNextPage":true}`
	for name, pages := range map[string][]string{
		"page 2": {first, "<html>"}, "a second": {first, `{"items":[2],"hasNextPage":`}, "page 1": {`{"items":[1],"hasNextPage":tr`}, "an array": {`[1,2`}, "more than JSON": {first, first + "x"},
	} {
		for _, jq := range []string{"", ".items[]"} {
			b := newBench(t, answers(pages...))
			err := b.run("GET", "/x", Options{Paginate: true, JQ: jq})
			faulttest.Want(t, err, fault.Server, "JSON")
			if jq == "" && (!strings.Contains(err.Error(), fmt.Sprintf("page %d is not complete JSON", len(pages))) || b.out.String() != strings.Join(pages, "\n")) {
				t.Errorf("%s: %v, printed %q", name, err, b.out.String())
			}
		}
	}
	b := newBench(t, answers("\xef\xbb\xbf"+first, "\xef\xbb\xbf"+`{"items":[2],"hasNextPage":false}`))
	faulttest.Must(t, b.run("GET", "/x", Options{Paginate: true, JQ: ".items[]"}))
	if b.out.String() != "1\n2\n" {
		t.Errorf("with a byte order mark: %q", b.out.String())
	}
}

// TestReadPage_deep: no nesting exhausts the stack.
func TestReadPage_deep(t *testing.T) {
	t.Parallel()
	const depth = 5 << 20
	deep := io.MultiReader(strings.NewReader(`{"data":`), strings.NewReader(strings.Repeat("[", depth)), strings.NewReader(strings.Repeat("]", depth)), strings.NewReader("}"))
	if p := readPage(deep); !p.whole || p.more != nil {
		t.Errorf("%+v", p)
	}
}

func TestJob_Run_pagesEndless(t *testing.T) {
	t.Parallel()
	n := 0
	b := newBench(t, answers(""))
	b.base = transport(func(*http.Request) (*http.Response, error) {
		n++
		return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader(fmt.Sprintf(`{"items":[%d],"hasNextPage":true}`, n)))}, nil
	})
	b.console.Out = io.Discard
	faulttest.Want(t, b.run("GET", "/x", Options{Paginate: true}), fault.Server, "stopped after 10000 pages")
	if n != MaxPages {
		t.Errorf("%d requests", n)
	}
}

func TestJob_Run_slurp(t *testing.T) {
	t.Parallel()
	pages := answers(`{"items":[1],"pageSize":1}`, `{"items":[],"pageSize":1}`)
	b := newBench(t, pages)
	faulttest.Must(t, b.run("GET", "/x", Options{Paginate: true, Slurp: true}))
	if b.out.String() != `[{"items":[1],"pageSize":1},{"items":[],"pageSize":1}]`+"\n" {
		t.Errorf("%q", b.out.String())
	}
	b = newBench(t, answers(`{"items":[1.10],"pageSize":1}`, `{"items":[],"pageSize":1}`))
	faulttest.Must(t, b.run("GET", "/x", Options{Paginate: true, Slurp: true, JQ: "[.[].items[]], length"}))
	if b.out.String() != "[1.10]\n2\n" {
		t.Errorf("%q", b.out.String())
	}
	b = newBench(t, answers(`{"items":[1],"pageSize":1}`, `<html>`))
	faulttest.Want(t, b.run("GET", "/x", Options{Paginate: true, Slurp: true}), fault.Server, "is not JSON, so that --slurp cannot use it")
	if b.out.String() != `[{"items":[1],"pageSize":1}]`+"\n" {
		t.Errorf("%q", b.out.String())
	}
	faulttest.Want(t, b.run("GET", "/x", Options{Paginate: true, Slurp: true, JQ: "length"}), fault.Server, "is not JSON")
	if !strings.HasSuffix(b.out.String(), "]\n") {
		t.Errorf("an array that is not whole was filtered: %q", b.out.String())
	}
	b = newBench(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery != "" {
			w.WriteHeader(http.StatusForbidden)
			_, _ = io.WriteString(w, `{"message":"said"}`)
			return
		}
		_, _ = io.WriteString(w, `{"items":[1],"pageSize":1}`)
	})
	faulttest.Want(t, b.run("GET", "/x", Options{Paginate: true, Slurp: true}), fault.Refused, "403", "said")
	faulttest.Want(t, b.run("GET", "/x", Options{Paginate: true}), fault.Refused, "403", "said")
	if b.out.String() != `[{"items":[1],"pageSize":1}]`+"\n"+`{"items":[1],"pageSize":1}`+"\n"+`{"message":"said"}` {
		t.Errorf("%q", b.out.String())
	}
}

func TestJob_Run_pagesOfGraphQL(t *testing.T) {
	t.Parallel()
	const query = `query($endCursor: String, $n: Int) { q: QueryItems(after: $endCursor, first: $n) { nodes { id } pageInfo { hasNextPage endCursor } } }`
	page := func(more bool, cursor string) string {
		return fmt.Sprintf(`{"data":{"q":{"pageInfo":{"hasNextPage":%v,"endCursor":%q}}}}`, more, cursor)
	}
	b := newBench(t, answers(page(true, "a"), page(true, `b"`), page(false, "c")))
	o := Options{Paginate: true, JQ: ".data.q.pageInfo.endCursor", Fields: append(fieldsOf("n=1.0 operationName=null"), Field{Text: "query=" + query})}
	faulttest.Must(t, b.run("GRAPHQL", "/graphql", o))
	if b.out.String() != "a\nb\"\nc\n" || len(b.sent) != 3 || !strings.Contains(b.sent[0], `"variables":{"n":1.0}`) || !strings.Contains(b.sent[2], `"variables":{"endCursor":"b\"","n":1.0}`) {
		t.Errorf("%q, %q", b.out.String(), b.sent)
	}
	file := filepath.Join(t.TempDir(), "request.json")
	faulttest.Must(t, os.WriteFile(file, []byte(`{"query":"`+query+`","variables":null,"extensions":{"a":1}}`), 0o600))
	b = newBench(t, answers(page(true, "a"), page(true, "a")))
	faulttest.Want(t, b.run("GRAPHQL", "/graphql", Options{Paginate: true, Slurp: true, Input: file}), fault.Server, "repeats")
	if !strings.Contains(b.sent[1], `"extensions":{"a":1}`) || !strings.Contains(b.sent[1], `"variables":{"endCursor":"a"}`) {
		t.Errorf("%q", b.sent)
	}
	b = newBench(t, answers(page(true, "a"), page(false, "b")))
	faulttest.Must(t, b.run("POST", "/v2/graphql", Options{Paginate: true, Input: "-", Stdin: strings.NewReader(`{"query":"` + query + `"}`)}))
	if len(b.sent) != 2 || !strings.Contains(b.sent[1], `"variables":{"endCursor":"a"}`) {
		t.Errorf("a POST of a whole request: %q", b.sent)
	}
	b = newBench(t, answers(page(false, "b")))
	faulttest.Must(t, b.run("GRAPHQL", "/graphql", Options{Paginate: true, Input: "-", Stdin: strings.NewReader("\xef\xbb\xbf" + `{"query":"` + query + `"}`)}))
	if !strings.HasPrefix(b.sent[0], `POST /graphql {"query"`) {
		t.Errorf("with a byte order mark: %q", b.sent)
	}
	faulttest.Want(t, b.run("POST", "/v2/graphql", Options{Paginate: true}), fault.Input, "--paginate needs a GraphQL request")
	faulttest.Want(t, b.run("GRAPHQL", "/graphql", Options{Paginate: true, Slurp: true, Include: true, Fields: []Field{{Text: "query=" + query}}}), fault.Usage, "-i would print headers into the JSON array")
	faulttest.Want(t, b.run("POST", "/v2/items", Options{Paginate: true}), fault.Usage, "not for POST")
	for text, says := range map[string]string{
		`{ QueryItems { pageInfo { hasNextPage endCursor } } }`:                            "the variable $endCursor",
		`query($endCursor: String) { QueryItems(after: $endCursor) { nodes { id } } }`:     "needs pageInfo",
		`mutation($endCursor: String) { A { pageInfo { hasNextPage endCursor } } }`:        "this is a mutation",
		`query($endCursor: String) { QueryItems { p: pageInfo { hasNextPage endCursor }}}`: "needs pageInfo",
	} {
		faulttest.Want(t, b.run("GRAPHQL", "/graphql", Options{Paginate: true, Fields: []Field{{Text: "query=" + text}}}), fault.Usage, says)
	}
	faulttest.Want(t, b.run("GRAPHQL", "/graphql", Options{Paginate: true, Input: "-", Stdin: strings.NewReader("[]")}), fault.Input, "a JSON object with the member query")
}
