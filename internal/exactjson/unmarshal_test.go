package exactjson

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

type inner struct {
	Key string `json:"key"`
}

type embedded struct {
	URL string `json:"url"`
}

type document struct {
	embedded                 // not exported, so that its fields are promoted and it is no field itself
	Value    string          `json:"value"`
	At       time.Time       `json:"at"`
	Raw      json.RawMessage `json:"raw"`
	Any      any             `json:"any"`
	Inner    *inner          `json:"inner"`
	List     []inner         `json:"list"`
	Plain    int
	Hidden   string `json:"-"`
}

func TestUnmarshal(t *testing.T) {
	t.Parallel()
	at := time.Date(2031, 1, 2, 3, 4, 5, 0, time.UTC)
	for text, want := range map[string]document{
		`{}`: {},
		`{"value":"a","VALUE":"b","Value":"c","vaLue":1}`:                {Value: "a"},
		`{"VALUE":"b","value":"a"}`:                                      {Value: "a"},
		`{"v\u0061lue":"a"}`:                                             {Value: "a"},
		`{"ſ":1,"INNER":{"key":"x"},"inner":{"KEY":"y"}}`:                {Inner: &inner{}},
		`{"inner":{"key":"x","KEY":"y"},"list":[{"key":"1","Key":"2"}]}`: {Inner: &inner{"x"}, List: []inner{{"1"}}},
		`{"inner":null,"list":null}`:                                     {},
		`{"url":"u","URL":"v","at":"2031-01-02T03:04:05Z"}`:              {embedded: embedded{"u"}, At: at},
		`{"Plain":1,"plain":2,"Hidden":"x","-":"y"}`:                     {Plain: 1},
		`{"raw":{"a":1,"a":2},"any":{"b":1,"b":2},"other":1,"other":2}`:  {Raw: json.RawMessage(`{"a":1,"a":2}`), Any: map[string]any{"b": 2.0}},
	} {
		var got document
		if err := Unmarshal([]byte(text), &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
	}
}

func TestUnmarshal_duplicates(t *testing.T) {
	t.Parallel()
	for text, name := range map[string]string{
		`{"value":"a","value":"a"}`:                "value",
		`{"value":"a","v\u0061lue":"b"}`:           "value",
		`{"url":"u","url":"v"}`:                    "url",
		`{"inner":{"key":"x","key":"y"}}`:          "key",
		`{"list":[{"key":"x"},{"key":1,"key":2}]}`: "key",
		`{"inner":{},"inner":null}`:                "inner",
	} {
		var got document
		var twice *DuplicateNameError
		if err := Unmarshal([]byte(text), &got); !errors.As(err, &twice) || twice.Name != name {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestUnmarshal_notObject(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "null", "[]", `"x"`, "{", "{}{}", "{\"a\":\xff}", strings.Repeat(`{"inner":`, 65) + "1" + strings.Repeat("}", 65), `{"value":1}`, `{"list":{}}`} {
		var got document
		if err := Unmarshal([]byte(text), &got); err == nil {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
}

// FuzzUnmarshal compares with encoding/json: what is read is what it reads of
// a text in which no name has a twin in another letter case or is repeated.
func FuzzUnmarshal(f *testing.F) {
	for _, seed := range []string{`{}`, `{"value":"a","VALUE":"b"}`, `{"inner":{"key":"\ud800"},"list":[{"key":"x"},null]}`, `{"raw":[1e400],"any":{"a":1,"a":2}}`, `{"url":"\u0000","at":"x"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		object, err := Parse(text)
		var got, want document
		failed := Unmarshal(text, &got)
		if err != nil {
			if failed == nil {
				t.Fatalf("%q is no object and was read", text)
			}
			return
		}
		var every map[string]json.RawMessage
		if err := json.Unmarshal(text, &every); err != nil {
			t.Fatalf("%q was parsed: %v", text, err)
		}
		for name, value := range every {
			if got, ok := object.Get(name); !ok || string(got) != string(value) {
				t.Fatalf("%q of %q is %q, want %q", name, text, got, value)
			}
		}
		if len(object.Members) != len(every)+count(object) {
			t.Fatalf("%d members of %q, %d names", len(object.Members), text, len(every))
		}
		if object.DuplicateCount > 0 || strings.ToLower(string(text)) != string(text) || !isASCII(text) {
			return // encoding/json may see more in it
		}
		if err := json.Unmarshal(text, &want); (err == nil) != (failed == nil) || err == nil && !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: %+v, %v; encoding/json reads %+v, %v", text, got, failed, want, err)
		}
	})
}

// count is how many members of an object have a name that came before.
func count(o Object) (repeated int) {
	seen := map[string]bool{}
	for _, m := range o.Members {
		if seen[m.Name] {
			repeated++
		}
		seen[m.Name] = true
	}
	return repeated
}

func isASCII(text []byte) bool {
	return !slices.ContainsFunc(text, func(b byte) bool { return b >= 0x80 || b == '\\' })
}
