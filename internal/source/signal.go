package source

import (
	"bytes"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// signals are what shows that code calls the platform, and which generation of it.
type signals uint8

const (
	cloudSignal  signals = 1 << iota // X-Tenant-ID, /erp/v2, the hosts of the cloud
	wawiSignal                       // /api/eazybusiness, the header Wawi
	secondSignal                     // /v2/
)

// marks are the texts in literals that are signals (platform documentation and public
// apps, 2026-11-26).
var marks = []struct {
	text   string
	signal signals
}{
	{"jtl-cloud.com", cloudSignal},
	{"x-tenant-id", cloudSignal},
	{"/erp/v", cloudSignal | secondSignal},
	{"eazybusiness", wawiSignal},
	{"wawi ", wawiSignal},
	{"x-appid", wawiSignal},
	{"x-challengecode", wawiSignal},
	{"/v2/", secondSignal},
}

// findSignals looks for them in the literals of a file.
func findSignals(u *syntax.File) signals {
	var found signals
	lower := textutil.LowerASCII(u.Code)
	for _, m := range marks {
		if len(u.Tokens) == 0 {
			if bytes.Contains(lower, []byte(m.text)) && u.Language == syntax.NoLanguage {
				found |= m.signal
			}
			continue
		}
		for from := 0; ; {
			at := bytes.Index(lower[from:], []byte(m.text))
			if at < 0 || found&m.signal == m.signal {
				break
			}
			from += at
			if inLiteral(u, from) {
				found |= m.signal
			}
			from += len(m.text)
		}
	}
	return found
}

// inLiteral reports whether an offset is in a string.
func inLiteral(u *syntax.File, offset int) bool {
	low, high := 0, len(u.Tokens)
	for low < high {
		if middle := (low + high) / 2; int(u.Tokens[middle].Start) <= offset {
			low = middle + 1
		} else {
			high = middle
		}
	}
	for i := low - 1; i >= 0 && i > low-3; i-- {
		t := u.Tokens[i]
		if (t.Kind == lex.String || t.Kind == lex.Text) && offset < int(t.End) {
			return true
		}
	}
	return false
}
