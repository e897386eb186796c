package wawi

import (
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newStatus(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "status [NAME]",
		Short: "Show how far a registration is, and what was granted",
		Long: kit.Described(`Shows what is kept of an installation: where it is, how far its registration is,
which scopes were granted, and which store has its key. No request is sent:
`+"`jtlctl wawi resume`"+` asks JTL-Wawi. NAME may be left out if there is only one.

Exits with code 8 while a registration without a key is undecided, and with 1 if it
was rejected or can give no key any more. A key that is there counts: the exit code
is 0, also while a renewal is undecided.`, 0, 1, 2, 3, 8),
		Example: "  jtlctl wawi status\n  jtlctl wawi status my-app -o json",
		Args:    kit.Takes(0, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return runStatus(a, args) },
	}
}

func runStatus(a *kit.App, args []string) error {
	state, err := service(a).Status(args...)
	if err != nil {
		return err
	}
	if a.Flags.JSON() {
		if err := a.PrintJSON(&Status{State: state}); err != nil {
			return err
		}
	} else {
		printState(a, state)
	}
	switch {
	case state.IsUndecided():
		return kit.Exit(8)
	case state.IsRefused():
		return kit.ExitNo
	}
	return nil
}

func printState(a *kit.App, state wawi.State) {
	record := state.Record
	rows := [][]string{
		{"name", state.Name}, {"status", string(state.Status)}, {"url", state.URL}, {"api", state.API},
		{"app", state.AppID + " " + state.AppVersion}, {"registration", kit.Dash(state.RegistrationID)},
	}
	if record.Installation != nil {
		since := "accepted"
		if record.Installation.RegistrationID == "" {
			since = "added" // by `wawi add`
		}
		rows = append(rows, []string{since, when(a, record.Installation.AcceptedAt)}, []string{"key", "in the " + state.Key.Store + " store"})
	}
	if r := record.Registration; r != nil {
		rows = append(rows, []string{"sent", when(a, r.SentAt)})
	}
	if state.Renewal != nil {
		rows = append(rows, []string{"renewal", string(*state.Renewal)})
	}
	for _, list := range []struct {
		name   string
		scopes []string
	}{{"granted", state.Granted}, {"denied", state.Denied}, {"missing", state.Missing}} {
		for _, scope := range list.scopes {
			rows = append(rows, []string{list.name, scope})
		}
	}
	a.Console.Fields(rows)
	switch {
	case state.Sealed:
		a.Console.Hintf("a key was received and is not in the store yet: `jtlctl wawi resume %s`", record.Name)
	case record.Undecided() != nil && record.Undecided().Status == wawi.Sending:
		a.Console.Hintf("what became of the request is not known; `jtlctl wawi resume %s` says what to do", record.Name)
	case record.Undecided() != nil:
		a.Console.Hintf("`jtlctl wawi resume %s` asks JTL-Wawi", record.Name)
	}
}

func when(a *kit.App, at time.Time) string {
	return jwt.FormatTime(at.Truncate(time.Second)) + " (" + jwt.FormatRelative(at, a.Now()) + ")"
}
