// Package yamltext reads YAML into the values of package jsonast, each with its
// place in the text, so that what checks JSON checks YAML too.
//
// Every scalar but null is a String as it is written: a version 1.10 is no
// number. The package knows nothing of the documents that it reads.
package yamltext

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/sorting"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// MaxAliased is how many values the aliases of a text may expand to: a few lines
// of nested aliases can expand to millions.
const MaxAliased = 10_000

// MaxParts is how many lines, commas and brackets a text may have: the library
// needs seconds for a million values, and no document has as many.
const MaxParts = 100_000

// Parse reads a text. It never fails: what cannot be read is in Faults, and
// then Root may lack values.
func Parse(input []byte) *jsonast.Text {
	t := jsonast.NewText(input)
	if len(t.Faults) > 0 {
		return t
	}
	if parts := countParts(t.Bytes); parts > MaxParts {
		t.Faults = []jsonast.Fault{{Message: fmt.Sprintf("the file has %d lines, commas and brackets; the limit is %d", parts, MaxParts), Hint: "is it the right file?"}}
		return t
	}
	decoder := yaml.NewDecoder(bytes.NewReader(textutil.YAML11(t.Bytes)))
	var document, second yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		t.Faults = []jsonast.Fault{{Message: "the file is empty", Hint: "a registration request has lines such as AppId: my-app"}}
		return t
	case err != nil:
		t.Faults = []jsonast.Fault{malformed(t.Bytes, err)}
		return t
	}
	r := newReader(t.Bytes)
	t.Root = r.value(document.Content[0])
	switch err := decoder.Decode(&second); {
	case err == nil && !isNull(second.Content[0]):
		at := r.offset(second.Line, second.Column)
		r.fault(jsonast.Span{Start: at, End: at}, "a second document begins", "remove what follows, or the line --- before it")
	case err != nil && !errors.Is(err, io.EOF):
		r.faults = append(r.faults, malformed(t.Bytes, err))
	}
	sorting.By(r.faults, func(a, b jsonast.Fault) int { return cmp.Compare(a.Start, b.Start) })
	t.Faults = r.faults
	return t
}

func countParts(text []byte) int {
	parts := 0
	for _, separator := range []string{"\n", "\r", "\u0085", "\u2028", "\u2029", ",", "[", "{"} {
		parts += bytes.Count(text, []byte(separator))
	}
	return parts
}

// isNull reports whether a node is empty or null.
func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }
