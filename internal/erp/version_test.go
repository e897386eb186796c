package erp

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestParseVersion(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Version{"auto": {}, "1.0": {V1, 0}, "1.1": {V1, 1}, "1.10": {V1, 10}, "2.0": {V2, 0}, "3.0": {3, 0}} {
		got, ok := ParseVersion(text)
		if !ok || got != want || got.String() != text {
			t.Errorf("%q: %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "1", "v1.0", "0.1", "1.", ".1", "1.0.0", "1.x", "01.0", "1.01", "-1.0", "+1.0", "1.0 ", "Auto", "9999.0", "1.9999"} {
		if got, ok := ParseVersion(text); ok {
			t.Errorf("%q is %s", text, got)
		}
	}
}

func TestParseVersions(t *testing.T) {
	t.Parallel()
	want := []Version{{V1, 0}, {V1, 1}, {V1, 10}, {V2, 0}}
	for _, lines := range [][]string{{"1.0, 1.1,1.10 ,2.0"}, {"2.0,1.10", "1.1, 1.0"}, {"1.0,1.0,1.1,x,,1.10,2.0,2"}} {
		if got := ParseVersions(lines...); !slices.Equal(got, want) {
			t.Errorf("%q: %v", lines, got)
		}
	}
	if got := ParseVersions(); got != nil {
		t.Errorf("nothing is %v", got)
	}
}

func TestNewest(t *testing.T) {
	t.Parallel()
	versions := ParseVersions("1.0,1.2,2.0")
	for g, want := range map[Generation]string{V1: "1.2", V2: "2.0", Auto: "2.0", 3: "auto"} {
		if got := Newest(versions, g); got.String() != want {
			t.Errorf("%s: %s", g, got)
		}
	}
}

func TestVersion_Mixes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"1.0": false, "1.1": false, "1.2": true, "1.6": true, "2.0": false, "2.2": false} {
		if v, ok := ParseVersion(text); !ok || v.Mixes() != want {
			t.Errorf("%s: %v, %v", text, v.Mixes(), ok)
		}
	}
}

func TestVersion_json(t *testing.T) {
	t.Parallel()
	var v Version
	if err := json.Unmarshal([]byte(`"1.1"`), &v); err != nil || v != (Version{V1, 1}) {
		t.Errorf("%v, %v", v, err)
	}
	if text, err := json.Marshal(v); err != nil || string(text) != `"1.1"` {
		t.Errorf("%s, %v", text, err)
	}
	if err := json.Unmarshal([]byte(`"nonsense"`), &v); err != nil || !v.Open() {
		t.Errorf("%v, %v", v, err)
	}
}

func FuzzParseVersions(f *testing.F) {
	f.Add("1.0, 1.1, 2.0")
	f.Add("1.0,,x,999.999")
	f.Fuzz(func(t *testing.T, text string) {
		for _, v := range ParseVersions(text) {
			if again, ok := ParseVersion(v.String()); !ok || again != v || v.Open() {
				t.Errorf("%q: %v", text, v)
			}
		}
	})
}
