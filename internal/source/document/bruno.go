package document

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/platform"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// Bruno reads a request of a Bruno collection: blocks with the name of a method and
// an address in each.
func Bruno(code string, found Found) {
	verb, at, headers := "", 0, false
	var url value.Value
	start := 0
	for line := range strings.Lines(code) {
		text := strings.TrimSpace(line)
		name, rest, pair := strings.Cut(text, ":")
		switch {
		case strings.HasSuffix(text, "{") && strings.HasPrefix(line, text):
			if block := strings.TrimSpace(strings.TrimSuffix(text, "{")); word.Verbs[block] == strings.ToUpper(block) {
				verb, at = strings.ToUpper(block), start
			}
		case pair && name == "url" && verb != "" && url == nil:
			url = value.Template(strings.TrimSpace(rest), nil)
		case pair:
			headers = headers || platform.IsHeader(text)
		}
		start += len(line)
	}
	if url != nil {
		found(at, verb, url, headers)
	}
}
