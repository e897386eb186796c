package scope

import "testing"

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
		`{"jtlctl_catalog":1,"name":"x","generation":2,"extras":[{"scope":"a b"}]}`} {
		if got, err := Decode([]byte(damaged)); err == nil {
			t.Errorf("Decode(%.30q) = %+v", damaged, got)
		}
	}
}
