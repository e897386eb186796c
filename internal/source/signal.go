package source

import (
	"bytes"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
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
func (u *unit) findSignals() signals {
	var found signals
	lower := bytes.ToLower(u.code)
	for _, m := range marks {
		for from := 0; ; {
			at := bytes.Index(lower[from:], []byte(m.text))
			if at < 0 || found&m.signal == m.signal {
				break
			}
			from += at
			if u.inLiteral(from) {
				found |= m.signal
			}
			from += len(m.text)
		}
	}
	return found
}

// inLiteral reports whether an offset is in a string.
func (u *unit) inLiteral(offset int) bool {
	low, high := 0, len(u.tokens)
	for low < high {
		if middle := (low + high) / 2; int(u.tokens[middle].Start) <= offset {
			low = middle + 1
		} else {
			high = middle
		}
	}
	for i := low - 1; i >= 0 && i > low-3; i-- {
		t := u.tokens[i]
		if (t.Kind == lex.String || t.Kind == lex.Text) && offset < int(t.End) {
			return true
		}
	}
	return false
}

// words splits a name into words in lower case: getHTTPClient, base_url, X-Tenant.
func words(name string) []string {
	var all []string
	start := 0
	flush := func(end int) {
		if end > start {
			all = append(all, strings.ToLower(name[start:end]))
		}
	}
	upper := func(i int) bool { return name[i] >= 'A' && name[i] <= 'Z' }
	letter := func(i int) bool {
		return upper(i) || name[i] >= 'a' && name[i] <= 'z' || name[i] >= '0' && name[i] <= '9' || name[i] >= 0x80
	}
	for i := range len(name) {
		switch {
		case !letter(i):
			flush(i)
			start = i + 1
		case i > start && upper(i) && (!upper(i-1) || i+1 < len(name) && letter(i+1) && !upper(i+1)):
			flush(i)
			start = i
		}
	}
	flush(len(name))
	return all
}
