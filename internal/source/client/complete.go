package client

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/platform"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// Complete puts the base address of a client before an address without a host.
func Complete(s *syntax.Call, base []value.Value, v value.Value, own *bool) []value.Value {
	text, first := value.Render(v)
	if strings.Contains(text, "://") || first != "" && v.BeginsUnknown() {
		return []value.Value{v}
	}
	if len(base) > 0 {
		if strings.HasPrefix(text, "/") && s.File.Language.Family == "net" && s.Receiver() != "" && !strings.Contains(strings.ToLower(s.Last()), "rest") {
			if host, _, ok := value.SplitAddress(value.Describe(base)); ok && platform.OfHost(host) != platform.Certain {
				return value.Concat(base, []value.Value{v})
			}
		}
		if path := value.BasePath(base); path != "" && strings.HasPrefix(strings.ToLower(text), path+"/") {
			return value.Absolute([]value.Value{v}, base) // the path begins with that of the base
		}
		return value.Join([][]value.Value{base, {v}}, value.Text("/"))
	}
	*own = isGlobal(s)
	return []value.Value{v}
}
