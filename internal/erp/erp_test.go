package erp

import (
	"encoding/json"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestGeneration_json(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Generation{`"1.0"`: V1, `"2.0"`: V2, `"auto"`: Auto, `"3.0"`: Auto, `""`: Auto} {
		var g Generation
		faulttest.Must(t, json.Unmarshal([]byte(text), &g))
		if g != want {
			t.Errorf("%s is read as %s", text, g)
		}
	}
	text, err := json.Marshal([]Generation{V1, V2, Auto, 3})
	if err != nil || string(text) != `["1.0","2.0","auto","3.0"]` {
		t.Errorf("%s, %v", text, err)
	}
}

func TestGeneration_Other(t *testing.T) {
	t.Parallel()
	if V1.Other() != V2 || V2.Other() != V1 || !V1.Known() || !V2.Known() || Auto.Known() || Generation(3).Known() {
		t.Error("the generations are mixed up")
	}
}

func TestOfPath(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]Generation{"/v2/items": V2, "v2": V2, "v2/": V2, "/v2items": V1, "/items": V1, "/v1/items": V1, "": V1, "V2/x": V1} {
		if got := OfPath(path); got != want {
			t.Errorf("%q: %s", path, got)
		}
		if g := OfPath(want.Prefixes()[0] + "/x"); g != want {
			t.Errorf("%s: %s", want.Prefixes()[0], g)
		}
	}
}
