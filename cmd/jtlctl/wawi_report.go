package main

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// wawiReport is the JSON form of a registration; it is a contract.
type wawiReport struct {
	Name           string        `json:"name"`
	URL            string        `json:"url"`
	API            string        `json:"api"`
	AppID          string        `json:"app_id"`
	RegistrationID string        `json:"registration_id"`
	Status         wawi.Status   `json:"status"`
	Granted        []string      `json:"granted_scopes"`
	Denied         []string      `json:"denied_optional_scopes"`
	Missing        []string      `json:"missing_mandatory_scopes"`
	Key            wawiKeyReport `json:"api_key"`
}

type wawiKeyReport struct {
	Store  string `json:"store"`
	Stored bool   `json:"stored"`
	Key    string `json:"key,omitempty"` // with --show-key alone
	// OtherKeys is how many further keys came in the same answer.
	OtherKeys int `json:"other_keys,omitempty"`
	// Hint says what to do about a key that was granted and is not stored.
	Hint string `json:"hint,omitempty"`
}

func reportOf(name string, i wawi.Installation) wawiReport {
	missing, denied := i.Missing()
	return wawiReport{
		Name: name, URL: i.URL, API: i.API.String(), AppID: i.AppID, RegistrationID: i.RegistrationID, Status: wawi.Accepted,
		Granted: i.Granted, Denied: denied, Missing: missing, Key: wawiKeyReport{Store: i.Store, Stored: true, OtherKeys: i.OtherKeys},
	}
}

func reportOfRequest(name string, r wawi.Registration) wawiReport {
	status := r.Status
	if status == wawi.Sending {
		status = wawi.Pending
	}
	return wawiReport{
		Name: name, URL: r.URL, API: r.API.String(), AppID: r.AppID, RegistrationID: r.ID, Status: status,
		Granted: []string{}, Denied: []string{}, Missing: []string{}, Key: wawiKeyReport{Store: r.Store},
	}
}

// accepted tells of a registration that has its key, which is in the store.
func (a *app) accepted(name string, i wawi.Installation, showKey bool, store secret.Store) error {
	report := reportOf(name, i)
	if showKey {
		key, err := a.wawiKey(context.Background(), name, i, store)
		if err != nil {
			return err
		}
		report.Key.Key = key.Reveal()
	}
	if a.flags.json() {
		if err := a.console.JSON(report); err != nil {
			return err
		}
	} else {
		a.printAccepted(report, i)
	}
	if len(report.Missing) > 0 {
		return fault.New(fault.Refused, "%q has its key, but not what the app cannot work without: %s", name, strings.Join(report.Missing, ", ")).
			WithHint("scopes cannot be added: ask the merchant to grant them, and register again with `jtlctl wawi register %s`", name)
	}
	if !i.GrantedKnown {
		a.console.Warnf("JTL-Wawi did not say which scopes it granted")
	}
	return nil
}

func (a *app) printAccepted(report wawiReport, i wawi.Installation) {
	style := a.console.OutStyle
	index, err := a.scopes()
	if err != nil {
		a.console.Warnf("%v", err) // a key matters more than what a scope opens
	}
	rows := [][]string{}
	for _, scope := range i.Granted {
		rows = append(rows, []string{style.Green("granted"), scope, ""})
	}
	for _, scope := range report.Denied {
		rows = append(rows, []string{style.Yellow("denied "), scope, "optional" + stops(index, i, scope)})
	}
	for _, scope := range report.Missing {
		rows = append(rows, []string{style.Red("missing"), scope, "mandatory" + stops(index, i, scope)})
	}
	for _, row := range rows {
		a.console.Printf("%s  %s\n", row[0], console.SafeLine(strings.TrimRight(row[1]+"  "+row[2], " ")))
	}
	if report.Key.Key != "" {
		a.writeKey("key      ", report.Key.Key)
	}
	a.console.Notef("%s is accepted; its key is in the %s store", report.Name, report.Key.Store)
	a.console.Hintf("try it: `jtlctl wawi call %s GET %s/info`", report.Name, map[erp.Generation]string{erp.V2: "/v2"}[i.API])
}

// undecided tells of a request that was sent and is left alone.
func (a *app) undecided(name string, record wawi.Record) error {
	report := reportOfRequest(name, *record.Registration)
	report.RegistrationID = a.console.Redacted(report.RegistrationID)
	if a.flags.json() {
		return a.console.JSON(report)
	}
	a.console.Printf("%s  %s  %s\n", name, report.Status, console.SafeLine(report.RegistrationID))
	return nil
}

// undecidedJSON prints the report beside the error of a wait that brought no
// stored key.
func (a *app) undecidedJSON(name string, record wawi.Record, i wawi.Installation, err error) error {
	report := reportOfRequest(name, *record.Registration)
	switch f := fault.From(err); {
	case i.AppID != "" && (f.Kind == fault.Store || f.Kind == fault.Interrupted):
		report = reportOf(name, i)
		report.Key = wawiKeyReport{Hint: f.Hint}
	case i.AppID != "": // the key is in the store, and the state cannot say so
		report = reportOf(name, i)
		report.Key.Hint = f.Hint
	case f.Kind == fault.Refused:
		report.Status = wawi.Rejected
	case f.Kind != fault.Pending:
		return err
	}
	return cmp.Or(a.console.JSON(report), err)
}

// wawiKey reads the key of an installation.
func (a *app) wawiKey(ctx context.Context, name string, i wawi.Installation, store secret.Store) (secret.String, error) {
	if store == nil || store.Name() != i.Store {
		var err error
		if store, err = a.store(i.Store); err != nil {
			return secret.String{}, err
		}
	}
	key, err := store.Get(ctx, wawi.Slot(name))
	if errors.Is(err, secret.ErrNotFound) {
		return secret.String{}, fault.New(fault.Credentials, "the %s store has no key of %q", store.Name(), name).
			WithHint("it may lie in the other one: `jtlctl wawi key %s --store keyring` (or file); else, without a backup, only `jtlctl wawi register %s` helps, which makes a new key", name, name).Because(err)
	}
	return key, err
}
