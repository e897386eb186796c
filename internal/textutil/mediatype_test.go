package textutil

import "testing"

func TestIsJSONType(t *testing.T) {
	t.Parallel()
	for kind, want := range map[string]bool{
		"application/json": true, "Application/JSON; charset=utf-8": true, "application/problem+json": true,
		"application/vnd.api+json;v=1": true, "": false, "text/html": false, "application/jsonp": false, "text/json": false,
	} {
		if got := IsJSONType(kind); got != want {
			t.Errorf("%q: %t", kind, got)
		}
	}
}
