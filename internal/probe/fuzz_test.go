package probe

import (
	"encoding/json"
	"testing"
)

// FuzzShape: a body of a backend is an object, or has no shape.
func FuzzShape(f *testing.F) {
	for _, text := range []string{``, `{}`, `{"valid":true}`, `{"valid":false,"error":"x"}`, `{"a":1,"a":null}`, `[1]`, ` { "a" : [ ] } `, `{"a":-1.5e3}`, "{\"\x00\":1}"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var members map[string]any
		if got := shape(text); json.Unmarshal(text, &members) != nil && got != "" {
			t.Errorf("%q has the shape %q", text, got)
		}
	})
}

func TestShape(t *testing.T) {
	t.Parallel()
	for _, same := range [][2]string{
		{`{"a":1,"b":"x"}`, ` {"b":"y", "a":-2.5}`}, {`{"a":{"b":1}}`, `{"a":{}}`}, {`{"a":[]}`, `{"a":[1]}`},
	} {
		if shape([]byte(same[0])) != shape([]byte(same[1])) || shape([]byte(same[0])) == "" {
			t.Errorf("%q differ", same)
		}
	}
	for _, other := range [][2]string{
		{`{"valid":true}`, `{"valid":false}`}, {`{"a":1}`, `{"a":null}`}, {`{"a":1}`, `{"b":1}`}, {`{"a":1}`, `{}`}, {`{"a":1}`, `[]`}, {`{"a":1}`, `{"a":"1"}`},
	} {
		if shape([]byte(other[0])) == shape([]byte(other[1])) {
			t.Errorf("%q have one shape", other)
		}
	}
}
