package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// maxMatches bounds how many look-ups are kept.
const maxMatches = 20_000

// operations returns the operations that a call may be.
func (f *findings) operations(verb, path string, generation erp.Generation) []scope.Match {
	key := strings.Join([]string{verb, path, generation.String()}, " ")
	found, ok := f.matches[key]
	if !ok {
		found = f.index.Match(verb, path, generation)
		if len(f.matches) < maxMatches {
			f.matches[key] = found
		}
	}
	return found
}

// isComplete reports whether the arguments in an address are only values in its path,
// such as an id.
func (f *findings) isComplete(t *attempt) bool {
	if len(t.url) == 0 || (t.url[0].Kind == value.Argument && !t.url[0].Dotted || t.url[0].Kind == value.Receiver) {
		return false
	}
	text, _ := value.Render(t.url)
	_, path, _ := value.SplitAddress(text)
	return len(f.operations("", value.CleanPath(path), erp.Auto)) > 0
}
