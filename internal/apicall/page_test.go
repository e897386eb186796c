package apicall

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/jtlctl/jtlctl/internal/disk"
)

func TestReadPage(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{"items":[1,{"a":[2]},[3]],"pageNumber":2,"pageSize":3,"totalItems":9}`:        "true 3 2 3 -",
		`{"TotalItems":9,"PageNumber":1,"PageSize":100,"Items":[],"HasNextPage":false}`: "true 0 1 100 false",
		`{"items":[],"hasNextPage":true,"a":{"items":[1],"hasNextPage":false}}`:         "true 0 -1 -1 true",
		`[1,[2,3],{}]`: "true 3 -1 -1 -",
		`{"items":{"a":1},"pageSize":"5","hasNextPage":"yes","pageNumber":-1}`: "true -1 -1 -1 -",
		`7`: "true -1 -1 -1 -", ``: "false -1 -1 -1 -", `<html>`: "false -1 -1 -1 -", `{"items":[1,2`: "false 2 -1 -1 -", `[1] [2]`: "false 1 -1 -1 -", `{"pageSize":99999999999}`: "true -1 -1 -1 -",
		`{"data":{"QueryItems":{"nodes":[{"id":1,"x":{"pageInfo":{"hasNextPage":true,"endCursor":"inner"}}}],"pageInfo":{"endCursor":"outer","hasNextPage":false}}}}`:                   "true -1 -1 -1 false outer",
		`{"data":{"a":{"pageInfo":{"hasNextPage":false,"endCursor":"1"}},"b":{"pageInfo":{"hasNextPage":true,"endCursor":"2"}},"c":{"pageInfo":{"hasNextPage":true,"endCursor":"3"}}}}`: "true -1 -1 -1 true 2",
		`{"data":{"a":{"pageInfo":{"hasNextPage":true,"endCursor":null}}}}`:                                                                                                             "true -1 -1 -1 true",
		`{"data":null,"errors":[]}`: "true -1 -1 -1 -", `{"data":{"pageInfo":[1]}}`: "true -1 -1 -1 -",
	} {
		p := readPage(iotest.OneByteReader(strings.NewReader(text)))
		more := "-"
		if p.more != nil {
			more = fmt.Sprint(*p.more)
		}
		if got := strings.TrimSpace(fmt.Sprintln(p.whole, p.items, p.number, p.size, more, p.cursor)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// FuzzReadPage: every text is read to its end, and what is not JSON is not whole.
func FuzzReadPage(f *testing.F) {
	f.Add(`{"items":[1,{"a":[2]},[3]],"pageNumber":2,"pageSize":3}`)
	f.Add(`{"data":{"a":{"pageInfo":{"hasNextPage":true,"endCursor":"x"}}}}`)
	f.Add(`[[[{}]]]`)
	f.Fuzz(func(t *testing.T, text string) {
		r := strings.NewReader(text)
		p := readPage(r)
		if r.Len() > 0 {
			t.Errorf("%q: %d bytes were not read", text, r.Len())
		}
		var list []json.RawMessage
		if json.Unmarshal([]byte(text), &list) == nil && strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "[") && (!p.whole || p.items != len(list)) {
			t.Errorf("%q: %+v, want %d items", text, p, len(list))
		}
		decoded, _ := io.ReadAll(disk.TextReader(strings.NewReader(text))) // it may be UTF-16
		if p.whole && !json.Valid(decoded) {
			t.Errorf("%q is not JSON", text)
		}
	})
}
