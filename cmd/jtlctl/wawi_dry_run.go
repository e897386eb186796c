package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/appfile"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// wawiDryRun is the JSON form of `register --dry-run`; it is a contract.
type wawiDryRun struct {
	Name  string `json:"name"`
	AppID string `json:"app_id"`
	// API is auto if the Wawi would be asked; the request then is that of the
	// newest one that the application file fits.
	API      string     `json:"api"`
	Store    string     `json:"store"`
	Warnings []string   `json:"warnings"`
	Request  wawi.Draft `json:"request"`
}

// dryRun checks what can be checked without writing or sending anything, and
// shows the request. The store is not tried: that would write to it.
func (a *app) dryRun(o wawiRegister, name string, file *appfile.File, target wawi.Target) error {
	s, err := a.settings(nil)
	if err != nil {
		return err
	}
	store, err := a.chosenStore(o.store, s.Store)
	if err != nil {
		return err
	}
	if _, err := a.wawiClient(target, false); err != nil {
		return err
	}
	d := wawiDryRun{Name: name, AppID: file.App.AppID, API: target.API.String(), Store: store.Name(), Warnings: []string{}}
	if target.API, err = file.Generation(target.API); err != nil {
		return err
	}
	warnings, err := file.Check(target.API)
	if err != nil {
		return err
	}
	if target.Travels() {
		d.Warnings = append(d.Warnings, plainHTTP)
	}
	d.Warnings = append(d.Warnings, warnings...)
	if d.Request, err = wawi.DraftOf(target, file.App, file.Icon); err != nil {
		return err
	}
	if a.flags.json() {
		return a.console.JSON(d)
	}
	a.printDryRun(d, target)
	return nil
}

func (a *app) printDryRun(d wawiDryRun, target wawi.Target) {
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
		a.console.Notef("JTL-Wawi would be asked first which API it speaks; this is the request of API %s", target.API)
	}
	a.console.Notef("nothing was sent or written; %q would keep its key in the %s store, which was not tried", d.Name, d.Store)
	a.console.Hintf("`jtlctl doctor` tries the store; without --dry-run the request is sent")
}
