package profile

import (
	"fmt"
	"testing"
)

// TestLayers tries every combination of layers that have a value.
func TestLayers(t *testing.T) {
	t.Parallel()
	origins := [4]string{"flag", "JTLCTL_X", "profile", "default"}
	for given := range 1 << len(origins) {
		var values [4]Value
		want := Value{"", "default"}
		for i := len(origins) - 1; i >= 0; i-- {
			values[i].Origin = origins[i]
			if given&(1<<i) != 0 {
				values[i].Text = fmt.Sprintf("A.b: %d, ", i)
				want = values[i]
			}
		}
		l := newLayers()
		l.add("key", values[0], values[1], values[2], values[3])
		l.add("other", Value{}, Value{}, Value{}, Value{"x", "default"})
		if got := l.value("key"); got != want {
			t.Errorf("layers %04b: %q, want %q", given, got, want)
		}
		if got := l.value("other"); got.Text != "x" {
			t.Errorf("layers %04b: the other setting is %q", given, got)
		}
	}
}

func BenchmarkFile_Resolve(b *testing.B) {
	file := &File{Current: "shop", Profiles: []Profile{{Name: "shop", Values: map[string]string{"environment": "qa", "client_id": "4711", "store": "keyring"}}}}
	in := Inputs{Flags: map[string]string{"environment": "beta"}, Environment: variables(map[string]string{"JTL_TENANT_ID": "t"})}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := file.Resolve(in); err != nil {
			b.Fatal(err)
		}
	}
}
