package scope

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// TestParse_paths: importing a document of 200,000 paths took 430 MB.
func TestParse_paths(t *testing.T) {
	t.Parallel()
	document := func(paths int) []byte {
		var text strings.Builder
		text.WriteString(`{"openapi":"3.0.1","info":{"version":"2.3"},"paths":{"/v2/items":{"get":{"security":[{"Wawi":["items.read"]}]}}`)
		for i := range paths - 1 {
			fmt.Fprintf(&text, `,"/v2/p%d":{"get":{}}`, i)
		}
		return []byte(text.String() + "}}")
	}
	if c, err := Parse(document(maxPaths)); err != nil || len(c.Operations) != maxPaths {
		t.Errorf("%v", err)
	}
	_, err := Parse(document(maxPaths + 1))
	faulttest.Want(t, err, fault.Input, "the OpenAPI document has 20001 paths")
}
