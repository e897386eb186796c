package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// wawiState is the JSON form of what is kept of a name; it is a contract.
type wawiState struct {
	wawiReport
	AppVersion string   `json:"app_version"`
	Mandatory  []string `json:"mandatory_scopes"`
	Optional   []string `json:"optional_scopes"`
	SentAt     *string  `json:"sent_at"`
	AcceptedAt *string  `json:"accepted_at"`
	// Renewal is the status of a registration that would replace the key.
	Renewal *wawi.Status `json:"renewal"`
}

func newWawiStatus(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "status [NAME]",
		Short: "Show how far a registration is, and what was granted",
		Long: described(`Shows what is kept of an installation: where it is, how far its registration is,
which scopes were granted, and where its key lies. Asks nobody: `+"`jtlctl wawi resume`"+`
asks JTL-Wawi. NAME may be left out where there is only one.`, 0, 2, 3),
		Example:           "  jtlctl wawi status\n  jtlctl wawi status my-app -o json",
		Args:              takes(0, 1),
		ValidArgsFunction: completeInstallation(a),
		RunE:              func(_ *cobra.Command, args []string) error { return runWawiStatus(a, args) },
	}
}

func newWawiList(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the installations",
		Long:    described(`Lists all installations with their status, their Wawi and the store of their key.`, 0, 2, 3),
		Example: "  jtlctl wawi list\n  jtlctl wawi list -o json",
		Args:    takes(0, 0),
		RunE:    func(*cobra.Command, []string) error { return runWawiList(a) },
	}
}

func runWawiStatus(a *app, args []string) error {
	folder, err := a.wawiFolder()
	if err != nil {
		return err
	}
	if len(args) == 0 {
		names, err := folder.Names()
		switch {
		case err != nil:
			return err
		case len(names) == 0:
			return fault.New(fault.Usage, "there are no installations yet").WithHint("`jtlctl wawi register` makes one")
		case len(names) > 1:
			return fault.New(fault.Usage, "which installation: %s?", strings.Join(names, ", ")).WithHint("name one, or use `jtlctl wawi list`")
		}
		args = names
	}
	record, err := folder.Find(args[0])
	if err != nil {
		return err
	}
	state := stateOf(record)
	if a.flags.json() {
		return a.console.JSON(state)
	}
	a.printState(folder, record, state)
	return nil
}

func stateOf(record wawi.Record) wawiState {
	wish := record.Wish()
	state := wawiState{AppVersion: wish.AppVersion, Mandatory: wish.Mandatory, Optional: wish.Optional}
	switch {
	case record.Installation != nil:
		state.wawiReport = reportOf(record.Name, *record.Installation)
		state.AcceptedAt = timeText(record.Installation.AcceptedAt)
	default:
		state.wawiReport = reportOfRequest(record.Name, *record.Registration)
	}
	if r := record.Registration; r != nil {
		state.SentAt = timeText(r.SentAt)
		if record.Installation != nil {
			state.Renewal = &r.Status
		} else {
			state.Status = r.Status
		}
	}
	return state
}

func timeText(at time.Time) *string {
	text := jwt.FormatTime(at.Truncate(time.Second))
	return &text
}

func (a *app) printState(folder wawi.Folder, record wawi.Record, state wawiState) {
	rows := [][]string{
		{"name", state.Name}, {"status", string(state.Status)}, {"url", state.URL}, {"api", state.API},
		{"app", state.AppID + " " + state.AppVersion}, {"registration", dash(state.RegistrationID)},
	}
	if record.Installation != nil {
		rows = append(rows, []string{"accepted", a.when(record.Installation.AcceptedAt)}, []string{"key", "in the " + state.Key.Store + " store"})
	}
	if r := record.Registration; r != nil {
		rows = append(rows, []string{"sent", a.when(r.SentAt)})
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
	a.console.Table(rows)
	switch {
	case folder.HasSealed(record.Name):
		a.console.Hintf("a key was received and is not in the store yet: `jtlctl wawi resume %s`", record.Name)
	case record.Undecided() != nil && record.Undecided().Status == wawi.Sending:
		a.console.Hintf("what became of the request is not known; `jtlctl wawi resume %s` says what to do", record.Name)
	case record.Undecided() != nil:
		a.console.Hintf("`jtlctl wawi resume %s` asks JTL-Wawi", record.Name)
	}
}

func (a *app) when(at time.Time) string {
	return jwt.FormatTime(at.Truncate(time.Second)) + " (" + jwt.Relative(at, a.now()) + ")"
}

func runWawiList(a *app) error {
	folder, err := a.wawiFolder()
	if err != nil {
		return err
	}
	names, err := folder.Names()
	if err != nil {
		return err
	}
	states := []wawiState{}
	rows := [][]string{{"NAME", "STATUS", "APP", "API", "KEY", "URL"}}
	var failed error
	for _, name := range names {
		record, err := folder.Find(name)
		if err != nil {
			a.console.Warnf("%v", err)
			if folder.HasSealed(name) {
				a.console.Hintf("`jtlctl wawi resume %s` puts the key into the store", name)
			}
			failed = err
			continue
		}
		state := stateOf(record)
		states = append(states, state)
		key := "-"
		if state.Key.Stored {
			key = state.Key.Store
		}
		rows = append(rows, []string{state.Name, string(state.Status), state.AppID, state.API, key, state.URL})
	}
	switch {
	case a.flags.json():
		if err := a.console.JSON(map[string]any{"installations": states}); err != nil {
			return err
		}
	case len(states) > 0:
		a.console.Table(rows)
	case failed == nil:
		a.console.Hintf("there are no installations yet; `jtlctl wawi register` makes the first")
	}
	return failed
}
