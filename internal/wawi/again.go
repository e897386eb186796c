package wawi

import (
	"cmp"
	"runtime"

	"github.com/jtlctl/jtlctl/internal/quote"
)

// registerAgain returns the command line that registers an app once more at its
// JTL-Wawi. Its application file is where its maker has it.
func registerAgain(name, url string) string {
	return "jtlctl wawi register " + quote.Typed(runtime.GOOS, name) + " --url " + quote.Typed(runtime.GOOS, cmp.Or(url, "URL")) + " --app FILE"
}
