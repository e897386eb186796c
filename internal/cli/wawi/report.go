package wawi

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// printRegistration prints what became of a registration. A wait that failed has a
// report for programs only: a person reads the error.
func printRegistration(a *kit.App, r wawi.Result, err error) error {
	switch {
	case r.Report == nil:
		return err
	case err != nil && a.Flags.JSON():
		return cmp.Or(a.PrintJSON(&Registration{Report: *r.Report}), err)
	case err != nil:
		return err
	case r.Installation == nil:
		return PrintUndecided(a, *r.Report)
	}
	if !r.Installation.GrantedKnown {
		a.Console.Warnf("JTL-Wawi did not say which scopes it granted")
	}
	if a.Flags.JSON() {
		return cmp.Or(a.PrintJSON(&Registration{Report: *r.Report}), r.Err())
	}
	PrintAccepted(a, *r.Report, *r.Installation)
	return r.Err()
}

// PrintAccepted prints the result of a registration that was accepted.
func PrintAccepted(a *kit.App, report wawi.Report, i wawi.Installation) {
	index, err := a.Scopes()
	if err != nil {
		a.Console.Warnf("%v", err) // a key matters more than what a scope opens
	}
	for _, decided := range i.Decisions(index) {
		word, remark := decision(a, decided)
		a.Console.Printf("%s  %s\n", word, console.SafeLine(strings.TrimRight(decided.Scope+"  "+remark, " ")))
	}
	if report.Key.Key != "" {
		writeKey(a, "key      ", report.Key.Key)
	}
	a.Console.Notef("%s is accepted; its key is in the %s store", report.Name, report.Key.Store)
	a.Console.Hintf("try it: `jtlctl wawi call %s GET %s/info`", report.Name, i.API.Generation.Prefixes()[0])
}

// decision is a decision in colour, and what it means.
func decision(a *kit.App, d wawi.DecidedScope) (word, remark string) {
	style := a.Console.OutStyle
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

// PrintUndecided prints a request that was sent and is not waited for.
func PrintUndecided(a *kit.App, report wawi.Report) error {
	report.RegistrationID = a.Console.Redacted(report.RegistrationID)
	if a.Flags.JSON() {
		return a.PrintJSON(&Registration{Report: report})
	}
	a.Console.Hintf("approve the app in JTL-Wawi; `jtlctl wawi resume %s` then fetches the key", report.Name)
	a.Console.Printf("%s  %s  %s\n", report.Name, report.Status, console.SafeLine(report.RegistrationID))
	return nil
}
