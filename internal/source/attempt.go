package source

import (
	"github.com/jtlctl/jtlctl/internal/source/client"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// attempt is a call with what is known of its address and method.
type attempt struct {
	at    *syntax.Call // where it is reported
	sends *syntax.Call // the call that sends, of the wrapper
	url   value.Value
	verb  client.Method
	names []string // the receivers and functions that it passes through
	// headers is true if the call names headers that only the platform has.
	headers bool
	// stranger is true if the receiver has a name that no client has.
	stranger bool
	own      bool // an address without a host, that no client completes
	document bool // it is in a description of requests, which something else sends
	depth    int
	place    syntax.Place // if it is not that of the site
}
