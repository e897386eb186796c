package record

import (
	"encoding/json"
	"strings"
	"testing"
)

const good = `{"time":"2026-11-26T09:00:00Z","method":"GET","path":"/v2/items","operation":"Item_QueryItems","status":200,"scopes":["items.read"],"grade":"exact"}`

func TestParse(t *testing.T) {
	t.Parallel()
	change := func(old, replacement string) string { return strings.Replace(good, old, replacement, 1) }
	for name, test := range map[string]struct {
		line string
		read bool
	}{
		"good":               {good, true},
		"white space":        {" " + good + " \r", true},
		"an unknown member":  {change("{", `{"later":[1,{}],`), true},
		"a fraction":         {change("00Z", "00.123456+02:00"), true},
		"no response":        {change("200", "0"), true},
		"no scope":           {change(`"items.read"`, ""), true},
		"empty":              {"", false},
		"text":               {"GET /v2/items 200", false},
		"cut off":            {good[:len(good)/2], false},
		"two on a line":      {good + good, false},
		"a list":             {"[" + good + "]", false},
		"no time":            {change(`"time":"2026-11-26T09:00:00Z",`, ""), false},
		"a wrong time":       {change("2026-11-26", "yesterday"), false},
		"a method in lower":  {change("GET", "get"), false},
		"an escape sequence": {change("GET", `\u001b[31m`), false},
		"a relative path":    {change("/v2/items", "v2/items"), false},
		"a wrong status":     {change("200", "2000"), false},
		"a status as text":   {change("200", `"200"`), false},
		"null scopes":        {change(`["items.read"]`, "null"), false},
		"a scope like this":  {change("items.read", `items.read\nfoo`), false},
		"a wrong grade":      {change("exact", "sure"), false},
		"other letter case":  {change("method", "Method"), false},
		"two methods":        {change(`"path"`, `"method":"PUT","path"`), false},
		"too long":           {change("/v2/items", "/"+strings.Repeat("x", 1<<20)), false},
		"a long path":        {change("/v2/items", "/"+strings.Repeat("x", 10000)), false},
		"not UTF-8":          {change("/v2/items", "/\xff"), false},
	} {
		if e, ok := Parse([]byte(test.line)); ok != test.read || ok && e.Status > maxStatus {
			t.Errorf("%s: %+v, %v", name, e, ok)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(good + "\n" + good))
	f.Add([]byte(`{"time":"2026-11-26T09:00:00Z","method":"GET","path":"/","operation":"","status":0,"scopes":[],"grade":"unresolved"}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		e, ok := Parse(line)
		if !ok {
			return
		}
		again, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := Parse(again); !ok || !e.valid() {
			t.Errorf("not read again: %s", again)
		}
	})
}
