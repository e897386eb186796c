package exactjson

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func object(t *testing.T, text string) Object {
	t.Helper()
	o, err := Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestParse(t *testing.T) {
	t.Parallel()
	text := "{ \"z\" : 9007199254740993, \"a\":[1, 2] ,\"n\\u0061me\":\"v\\n\",\"e\":1e400}"
	o := object(t, text)
	if string(o.Raw) != text {
		t.Errorf("raw = %s", o.Raw)
	}
	var names []string
	for _, m := range o.Members {
		names = append(names, m.Name)
	}
	if want := []string{"z", "a", "name", "e"}; !slices.Equal(names, want) {
		t.Errorf("names = %q", names)
	}
	for name, want := range map[string]string{"z": "9007199254740993", "a": "[1, 2]", "name": `"v\n"`, "e": "1e400"} {
		if got, ok := o.Get(name); !ok || string(got) != want {
			t.Errorf("%s = %s, %v", name, got, ok)
		}
	}
	if text, ok := o.Text("name"); !ok || text != "v\n" {
		t.Errorf("Text = %q, %v", text, ok)
	}
}

func TestObject_Get_letterCase(t *testing.T) {
	t.Parallel()
	o := object(t, `{"TenantID":"x"}`)
	if o.Has("tenantId") {
		t.Error("another letter case was taken for the name")
	}
	if got := o.OtherCase("tenantId"); got != "TenantID" {
		t.Errorf("OtherCase = %q", got)
	}
}

func TestParse_duplicates(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		`{"a":1,"b":2}`:                       nil,
		`{"a":1,"a":2}`:                       {"/a"},
		`{"a":1,"\u0061":2,"a":3}`:            {"/a", "/a"},
		`{"a":1,"A":2}`:                       nil,
		`{"x":{"y":[{"z":1},{"z":1,"z":2}]}}`: {"/x/y/1/z"},
		`{"a/b~c":1,"a/b~c":2}`:               {"/a~1b~0c"},
		`{"":{"":1,"":2}}`:                    {"//"},
		`{"a":{"b":1},"c":{"b":1}}`:           nil,
	} {
		if got := object(t, text).Duplicates; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestParse_duplicatesAmongMany(t *testing.T) {
	t.Parallel()
	for _, count := range []int{1, maxList - 1, maxList, maxList + 1, 100} {
		var b strings.Builder
		for i := range count {
			fmt.Fprintf(&b, `"n%d":0,`, i)
		}
		for i := range count {
			text := fmt.Sprintf(`{%s"n%d":1}`, b.String(), i)
			if got := object(t, text).Duplicates; len(got) != 1 || got[0] != fmt.Sprintf("/n%d", i) {
				t.Errorf("%d names, n%d repeated: %q", count, i, got)
			}
		}
	}
}

func TestObject_Get_duplicate(t *testing.T) {
	t.Parallel()
	repeated := object(t, `{"a":1,"a":2}`)
	if got, _ := repeated.Get("a"); string(got) != "2" {
		t.Errorf("got %s", got)
	}
}

// TestParse_duplicatesMemory: a name of 300 KB that leads to 50,000 repeated
// ones once cost gigabytes.
func TestParse_duplicatesMemory(t *testing.T) {
	text := []byte(`{"` + strings.Repeat("A", 300_000) + `":{"":0` + strings.Repeat(`,"":0`, 50_000) + `}}`)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	o, err := Parse(text)
	runtime.ReadMemStats(&after)
	if err != nil || o.DuplicateCount != 50_000 {
		t.Fatalf("%d repeated, %v", o.DuplicateCount, err)
	}
	if cost := after.TotalAlloc - before.TotalAlloc; cost > 100*uint64(len(text)) {
		t.Errorf("%d bytes of JSON cost %d bytes of memory", len(text), cost)
	}
}

func TestParse_manyMembers(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(`{"a":0`)
	for range 100_000 {
		b.WriteString(`,"a":0`)
	}
	b.WriteString(`}`)
	if got := object(t, b.String()); got.DuplicateCount != 100_000 || len(got.Duplicates) != maxReported {
		t.Errorf("%d duplicates, %d of them named", got.DuplicateCount, len(got.Duplicates))
	}
}

func TestParse_loneSurrogates(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		`{"a":"\ud83d\ude00 \u0041 \\ud800"}`:              nil,
		`{"a":"\ud800"}`:                                   {"/a"},
		`{"a":"\udc00"}`:                                   {"/a"},
		`{"a":"\ud800\ud800\udc00"}`:                       {"/a"},
		`{"a":"\ud800\u0041"}`:                             {"/a"},
		`{"a":"\ud800A","b":["x",{"c":"\uDFFF"}]}`:         {"/a", "/b/1/c"},
		`{"\udfff":1}`:                                     {"/\ufffd"},
		`{"a":"\ud800` + `x","a":"\uD800\uDC00\uDC00"}`:    {"/a", "/a"},
		`{"a":"\\\ud800","b":"\ud83d\\ude00"}`:             {"/a", "/b"},
		`{"a":[` + strings.Repeat(`"\ud800",`, 30) + `1]}`: nil, // counted below
	} {
		got := object(t, text).LoneSurrogates
		if len(got) == maxReported && want == nil {
			continue
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
