package lint

import (
	"fmt"
	"sync"

	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// usageOf returns what code says of the scopes of a document; nil if there is none.
func usageOf(tree *infer.Tree, index *scope.Index) func(*manifest.Document) *manifest.Usage {
	if tree == nil {
		return nil
	}
	index = scope.WithNewer(index)
	code := sync.OnceValue(func() *infer.Code { return tree.Code(index) })
	return func(d *manifest.Document) *manifest.Usage { return UsageOf(code(), index, d) }
}

// UsageOf returns what code says of the scopes of a document.
func UsageOf(code *infer.Code, index *scope.Index, d *manifest.Document) *manifest.Usage {
	declared := Declared(d)
	r := infer.Resolver{Index: index, Cloud: !declared.OnPremise}.Infer(code, nil, declared, infer.Options{})
	u := &manifest.Usage{Unused: r.Unused, Whole: r.Whole(), Read: readText(r, code)}
	for _, name := range r.Missing {
		u.Missing = append(u.Missing, manifest.Need{Scope: name, By: r.FirstCall(name), Exact: r.IsExact(name)})
	}
	for _, name := range r.Unproven {
		u.Unproven = append(u.Unproven, manifest.Need{Scope: name, By: r.FirstCall(name)})
	}
	return u
}

// readText says what was read, and what of the code is not known.
func readText(r *infer.Report, code *infer.Code) string {
	text := r.Read.String()
	if open := len(r.Open()); open > 0 {
		text += fmt.Sprintf(", %s not understood", textutil.Count(open, "call"))
	}
	if left := len(code.Named); left > 0 {
		text += fmt.Sprintf(", %s left out", textutil.Count(left, "file"))
	}
	return text
}
