package wawi

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func printDryRun(a *kit.App, d wawi.DryRun) error {
	if a.Flags.JSON() {
		d.Warnings = append(d.Warnings, a.Warnings.Take()...)
		return a.PrintJSON(d)
	}
	a.Warn(d.Warnings)
	a.Console.Printf("%s\n", console.SafeLine(d.Request.Method+" "+d.Request.URL))
	for _, name := range slices.Sorted(maps.Keys(d.Request.Headers)) {
		a.Console.Printf("%s\n", console.SafeLine(name+": "+d.Request.Headers[name]))
	}
	var body bytes.Buffer
	_ = json.Indent(&body, d.Request.Body, "", "  ") // it is JSON
	a.Console.Printf("\n")
	for line := range strings.Lines(body.String()) {
		a.Console.Printf("%s\n", console.SafeLine(strings.TrimSuffix(line, "\n")))
	}
	if d.API == erp.Auto.String() {
		a.Console.Notef("JTL-Wawi would be asked first which API it speaks; this is the request of API %s", d.Version)
	}
	a.Console.Notef("nothing was sent or written; %q would keep its key in the %s store, which was not tried", d.Name, d.Store)
	a.Console.Hintf("`jtlctl doctor` tries the store; without --dry-run the request is sent")
	return nil
}
