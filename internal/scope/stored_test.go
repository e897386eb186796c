package scope

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestDecode(t *testing.T) {
	t.Parallel()
	c, err := Parse([]byte(small))
	if err != nil {
		t.Fatal(err)
	}
	c.Source, c.Date = "a file", "2026-11-22"
	text, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Decode(text)
	if err != nil || again.Source != "a file" || len(again.Operations) != len(c.Operations) || !IsStored(text) || IsStored([]byte(small)) {
		t.Errorf("%+v, %v", again, err)
	}
	for _, damaged := range []string{"", "{}", "null", "{", `{"jtlctl_catalog":2}`, string(text[:len(text)/2]), `{"jtlctl_catalog":1,"name":"x","generation":2}`, `[]`,
		`{"jtlctl_catalog":1,"name":"x","generation":2,"extras":[{"scope":"a b"}]}`,
		`{"jtlctl_catalog":2,"name":"x","generation":2,"lines":["GET /v2/x a.read - - - -"]}`,
		`{"jtlctl_catalog":2,"name":"x","generation":2,"lines":["GET /v2/x a.read - - - - - -"]}`,
		`{"jtlctl_catalog":2,"name":"x","generation":2,"lines":["GET v2/x a.read - - - - -"]}`,
		`{"jtlctl_catalog":3,"name":"x","generation":2,"lines":["GET /v2/x a.read - - - - -"]}`} {
		if got, err := Decode([]byte(damaged)); err == nil {
			t.Errorf("Decode(%.60q) = %+v", damaged, got)
		}
	}
}

// TestDecode_same: nothing of a catalogue is lost, of a document or of a schema.
func TestDecode_same(t *testing.T) {
	t.Parallel()
	schema, err := ParsePublished([]byte(schemaText), "2.3")
	faulttest.Must(t, err)
	for _, c := range append(Builtin(), schema) {
		text, err := c.Encode()
		faulttest.Must(t, err)
		again, err := Decode(text)
		faulttest.Must(t, err)
		again.InvalidOthers = nil // an empty list of such
		if !reflect.DeepEqual(again.Operations, c.Operations) || !reflect.DeepEqual(again.Extras, c.Extras) || again.Published != c.Published || again.Generation != c.Generation {
			t.Errorf("%s is not what it was", c.Name)
			for i := range c.Operations {
				if !reflect.DeepEqual(again.Operations[i], c.Operations[i]) {
					t.Fatalf("%+v\n%+v", again.Operations[i], c.Operations[i])
				}
			}
		}
	}
}

// TestDecode_anyForm: what is scanned as Encode writes it, and what a decoder of
// JSON has to read, are the same.
func TestDecode_anyForm(t *testing.T) {
	t.Parallel()
	schema, err := ParsePublished([]byte(schemaText), "2.3")
	faulttest.Must(t, err)
	groups := &Catalog{Name: "groups", Generation: 2, Operations: []Operation{
		{Method: "GET", Path: "/v2/x", Scopes: []string{"a.b", "c.d"}, Groups: [][]string{{"a.b"}, {"c.d"}}}, {Method: "GET", Path: "/v2/y"},
	}}
	for _, c := range append(Builtin(), schema, groups) {
		text, err := c.Encode()
		faulttest.Must(t, err)
		var compact bytes.Buffer
		faulttest.Must(t, json.Compact(&compact, text))
		if _, scanned := splitStored(text); !scanned {
			t.Errorf("%s is not scanned", c.Name)
		}
		scanned, err := Decode(text)
		faulttest.Must(t, err)
		decoded, err := Decode(compact.Bytes())
		faulttest.Must(t, err)
		decoded.hasV1 = scanned.hasV1
		if !reflect.DeepEqual(scanned, decoded) {
			t.Errorf("%s: the two differ", c.Name)
		}
	}
}

// TestDecode_firstVersion: what an older jtlctl stored is read.
func TestDecode_firstVersion(t *testing.T) {
	t.Parallel()
	c, err := Decode([]byte(`{"jtlctl_catalog":1,"generation":2,"name":"2.3","source":"a file","date":"2026-11-22",
		"operations":[{"method":"GET","path":"/v2/x","scopes":["a.read","b.read"],"any_one":true,"id":"X_Query","stability":"beta","tag":"x"}],
		"extras":[{"scope":"c.read","api":"2.3","note":"a note"}]}`))
	faulttest.Must(t, err)
	if o := c.Operations[0]; o.Path != "/v2/x" || !o.AnyOne || len(o.Scopes) != 2 || o.ID != "X_Query" || c.Extras[0].Note != "a note" || c.Published {
		t.Errorf("%+v", c)
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range []string{`"GET /v2/x a.read|b.read X y z - -"`, `"POST /v2/graphql a.b&c.d|e.f - - - QueryX query"`} {
		f.Add([]byte(`{"jtlctl_catalog":2,"name":"x","generation":2,"lines":[` + c + `]}`))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := Decode(text)
		if err != nil {
			if fault.From(err).Kind != fault.Input {
				t.Errorf("%v", err)
			}
			return
		}
		again, err := c.Encode()
		faulttest.Must(t, err)
		if _, err := Decode(again); err != nil {
			t.Errorf("%v: %s", err, again)
		}
	})
}

// BenchmarkDecode reads the built-in catalogues as stored ones.
func BenchmarkDecode(b *testing.B) {
	for _, c := range Builtin() {
		text, err := c.Encode()
		if err != nil {
			b.Fatal(err)
		}
		b.Run(c.Name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if _, err := Decode(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
