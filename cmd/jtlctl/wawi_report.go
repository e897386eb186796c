package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// printRegistration prints what became of a registration. A wait that failed has a
// report for programs only: a person reads the error.
func (a *app) printRegistration(r wawi.Result, err error) error {
	switch {
	case r.Report == nil:
		return err
	case err != nil && a.flags.json():
		return cmp.Or(a.console.JSON(r.Report), err)
	case err != nil:
		return err
	case r.Installation == nil:
		return a.printUndecided(*r.Report)
	}
	if a.flags.json() {
		if err := a.console.JSON(r.Report); err != nil {
			return err
		}
	} else {
		a.printAccepted(*r.Report, *r.Installation)
	}
	if err := r.Err(); err != nil {
		return err
	}
	if !r.Installation.GrantedKnown {
		a.console.Warnf("JTL-Wawi did not say which scopes it granted")
	}
	return nil
}

func (a *app) printAccepted(report wawi.Report, i wawi.Installation) {
	index, err := a.scopes()
	if err != nil {
		a.console.Warnf("%v", err) // a key matters more than what a scope opens
	}
	for _, decided := range i.Decisions(index) {
		word, remark := a.decision(decided)
		a.console.Printf("%s  %s\n", word, console.SafeLine(strings.TrimRight(decided.Scope+"  "+remark, " ")))
	}
	if report.Key.Key != "" {
		a.writeKey("key      ", report.Key.Key)
	}
	a.console.Notef("%s is accepted; its key is in the %s store", report.Name, report.Key.Store)
	a.console.Hintf("try it: `jtlctl wawi call %s GET %s/info`", report.Name, i.API.Prefix())
}

// decision is a decision in colour, and what it means.
func (a *app) decision(d wawi.DecidedScope) (word, remark string) {
	style := a.console.OutStyle
	switch d.Decision {
	case wawi.ScopeDenied:
		return style.Yellow("denied "), "optional" + stops(d)
	case wawi.ScopeMissing:
		return style.Red("missing"), "mandatory" + stops(d)
	case wawi.ScopeGranted:
	}
	return style.Green("granted"), ""
}

// stops says what does not work without a scope.
func stops(d wawi.DecidedScope) string {
	const shown = 3
	operations, more := d.Closed, ""
	if len(operations) == 0 {
		return ""
	}
	if len(operations) > shown {
		more = fmt.Sprintf(" and %d more (`jtlctl scope show %s`)", len(operations)-shown, d.Scope)
		operations = operations[:shown]
	}
	return "; without it these do not work: " + strings.Join(operations, ", ") + more
}

// printUndecided prints a request that was sent and is left alone.
func (a *app) printUndecided(report wawi.Report) error {
	report.RegistrationID = a.console.Redacted(report.RegistrationID)
	if a.flags.json() {
		return a.console.JSON(report)
	}
	a.console.Hintf("approve the app in JTL-Wawi; `jtlctl wawi resume %s` then fetches the key", report.Name)
	a.console.Printf("%s  %s  %s\n", report.Name, report.Status, console.SafeLine(report.RegistrationID))
	return nil
}
