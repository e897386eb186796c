package infer

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/tree"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// leftOut says in words why files of code were left out.
var leftOut = map[tree.Reason]string{
	tree.Ignored: "ignored by .gitignore", tree.Foreign: "of libraries", tree.Built: "built", tree.Minified: "minified", tree.Generated: "generated",
	tree.Large: "larger than 2 MiB", tree.Binary: "binary", tree.Link: "behind symbolic links", tree.Language: "in a language that is not read",
	tree.Unreadable: "not readable", tree.TooMany: "too many",
}

// whyOf says why one file was left out that may contain calls.
func whyOf(reason tree.Reason) string {
	switch reason {
	case tree.Large:
		return "it is larger than 2 MiB"
	case tree.Language:
		return "its language is not read"
	case tree.TooMany:
		return "there are too many files"
	default:
		return "it cannot be read"
	}
}

// LeftOutText counts the files and folders of code that were left out on purpose.
func (r *Report) LeftOutText() string {
	var parts []string
	for _, reason := range []tree.Reason{tree.Ignored, tree.Foreign, tree.Built, tree.Minified, tree.Generated, tree.Binary, tree.Link} {
		if n := r.Skipped[string(reason)]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, leftOut[reason]))
		}
	}
	return strings.Join(parts, ", ")
}

// SkippedText says which lines of records were skipped, and why.
func (r *Records) SkippedText() []string {
	var all []string
	for _, reason := range slices.Sorted(maps.Keys(r.Skipped)) {
		noun := "line"
		if reason == elsewhere || reason == preflight || reason == tooMany {
			noun = "request"
		}
		words := reason
		if text, isFile := leftOut[tree.Reason(reason)]; isFile {
			noun, words = "file", text
		}
		all = append(all, textutil.Count(r.Skipped[reason], noun)+": "+words)
	}
	return all
}
