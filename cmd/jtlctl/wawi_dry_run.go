package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func (a *app) printDryRun(d wawi.DryRun) error {
	if a.flags.json() {
		return a.console.JSON(d)
	}
	a.warn(d.Warnings)
	a.console.Printf("%s\n", console.SafeLine(d.Request.Method+" "+d.Request.URL))
	for _, name := range slices.Sorted(maps.Keys(d.Request.Headers)) {
		a.console.Printf("%s\n", console.SafeLine(name+": "+d.Request.Headers[name]))
	}
	var body bytes.Buffer
	_ = json.Indent(&body, d.Request.Body, "", "  ") // it is JSON
	a.console.Printf("\n")
	for line := range strings.Lines(body.String()) {
		a.console.Printf("%s\n", console.SafeLine(strings.TrimSuffix(line, "\n")))
	}
	if d.API == erp.Auto.String() {
		a.console.Notef("JTL-Wawi would be asked first which API it speaks; this is the request of API %s", d.Generation)
	}
	a.console.Notef("nothing was sent or written; %q would keep its key in the %s store, which was not tried", d.Name, d.Store)
	a.console.Hintf("`jtlctl doctor` tries the store; without --dry-run the request is sent")
	return nil
}
