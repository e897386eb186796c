package apicall

import (
	"net/http"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// RunAsHeader names the user on whose behalf a request is executed, by number or UUID,
// and RunAsScope is the scope that it needs (API reference 2.1, read on 2026-11-27).
const (
	RunAsHeader = "X-RunAs"
	RunAsScope  = "application.runas"
)

// setRunAs adds the header of --run-as.
func (o Options) setRunAs(header http.Header) error {
	switch {
	case o.RunAs == "":
		return nil
	case header.Get(RunAsHeader) != "":
		return fault.New(fault.Usage, "--run-as and -H %s are the same header", RunAsHeader).WithHint("leave one of them out")
	case !isUserNumber(o.RunAs) && !textutil.IsUUID(o.RunAs):
		return fault.New(fault.Usage, "--run-as %s is not the ID of a user", textutil.Quote(o.RunAs, maxShown)).
			WithHint("it is a number or a UUID, and not the name of the user")
	}
	header.Set(RunAsHeader, o.RunAs)
	return nil
}

func isUserNumber(text string) bool { return strings.Trim(text, "0123456789") == "" && len(text) <= 10 }
