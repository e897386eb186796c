package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
)

const good = `{"time":"2026-11-26T09:00:00Z","method":"GET","path":"/v2/items","operation":"Item_QueryItems","status":200,"scopes":["items.read"],"grade":"exact"}`

func TestRead(t *testing.T) {
	t.Parallel()
	change := func(old, replacement string) string { return strings.Replace(good, old, replacement, 1) }
	for name, test := range map[string]struct {
		line    string
		entries int
		reason  string
	}{
		"good":               {good, 1, ""},
		"white space":        {" " + good + " \r", 1, ""},
		"an unknown member":  {change("{", `{"later":[1,{}],`), 1, ""},
		"a fraction":         {change("00Z", "00.123456+02:00"), 1, ""},
		"no response":        {change("200", "0"), 1, ""},
		"no scope":           {change(`"items.read"`, ""), 1, ""},
		"empty":              {"", 0, ""},
		"text":               {"GET /v2/items 200", 0, notRecord},
		"cut off":            {good[:len(good)/2], 0, notRecord},
		"two on a line":      {good + good, 0, notRecord},
		"a list":             {"[" + good + "]", 0, notRecord},
		"no time":            {change(`"time":"2026-11-26T09:00:00Z",`, ""), 0, notRecord},
		"a wrong time":       {change("2026-11-26", "yesterday"), 0, notRecord},
		"a method in lower":  {change("GET", "get"), 0, notRecord},
		"an escape sequence": {change("GET", `\u001b[31m`), 0, notRecord},
		"a relative path":    {change("/v2/items", "v2/items"), 0, notRecord},
		"a wrong status":     {change("200", "2000"), 0, notRecord},
		"a status as text":   {change("200", `"200"`), 0, notRecord},
		"null scopes":        {change(`["items.read"]`, "null"), 0, notRecord},
		"a scope like this":  {change("items.read", `items.read\nfoo`), 0, notRecord},
		"a wrong grade":      {change("exact", "sure"), 0, notRecord},
		"other letter case":  {change("method", "Method"), 0, notRecord},
		"two methods":        {change(`"path"`, `"method":"PUT","path"`), 0, notRecord},
		"too long":           {change("/v2/items", "/"+strings.Repeat("x", 1<<20)), 0, tooLong},
		"a long path":        {change("/v2/items", "/"+strings.Repeat("x", 10000)), 0, notRecord},
		"not UTF-8":          {change("/v2/items", "/\xff"), 0, notRecord},
	} {
		var lines []int
		skipped, err := Read(strings.NewReader(good+"\n"+test.line+"\n"+good), func(line int, _ Entry) { lines = append(lines, line) })
		want := map[string]int{}
		if test.reason != "" {
			want[test.reason] = 1
		}
		if err != nil || len(lines) != 2+test.entries || lines[len(lines)-1] != 3 || !maps.Equal(skipped, want) {
			t.Errorf("%s: lines %v, %v, %v", name, lines, skipped, err)
		}
	}
}

func TestRead_failure(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	count := 0
	from := io.MultiReader(strings.NewReader(good+"\n"+good), iotest.ErrReader(broken))
	if _, err := Read(from, func(int, Entry) { count++ }); !errors.Is(err, broken) || count != 1 {
		t.Errorf("%d, %v", count, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(good + "\n" + good))
	f.Add([]byte("\xff\xfe{\x00}\x00\n\x00"))
	f.Add([]byte(`{"time":"2026-11-26T09:00:00Z","method":"GET","path":"/","operation":"","status":0,"scopes":[],"grade":"unresolved"}`))
	f.Fuzz(func(t *testing.T, content []byte) {
		entries, last := 0, 0
		skipped, err := Read(bytes.NewReader(content), func(line int, e Entry) {
			if entries++; line <= last || !e.valid() {
				t.Errorf("line %d: %+v", line, e)
			}
			last = line
			again, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			found := 0
			if _, err := Read(bytes.NewReader(again), func(int, Entry) { found++ }); err != nil || found != 1 {
				t.Errorf("not read again: %s %s", again, strconv.Itoa(found))
			}
		})
		total := entries
		for _, n := range skipped {
			total += n
		}
		if err == nil && total > bytes.Count(content, []byte("\n"))+1 {
			t.Errorf("%d lines of %q", total, content)
		}
	})
}
