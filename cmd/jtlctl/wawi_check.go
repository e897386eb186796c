package main

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/fault"
)

func newWawiCheck(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "check NAME SCOPE…",
		Short: "Tell whether an installation holds scopes",
		Long: described(`Tells of each scope whether the merchant granted it: exit code 0 if all were. Asks
nobody: scopes of a registration do not change.`, 0, 1, 2, 3, 4),
		Example:           "  jtlctl wawi check my-app items.read\n  jtlctl wawi check my-app items.read items.write -o json",
		Args:              takes(2, manyScopes),
		ValidArgsFunction: completeInstallation(a),
		RunE:              func(_ *cobra.Command, args []string) error { return runWawiCheck(a, args[0], args[1:]) },
	}
}

const manyScopes = 1001 // a name and a thousand scopes

// wawiScope is the JSON form of one answer; it is a contract.
type wawiScope struct {
	Scope   string `json:"scope"`
	Granted bool   `json:"granted"`
}

func runWawiCheck(a *app, raw string, scopes []string) error {
	name, installation, err := a.installed(raw)
	if err != nil {
		return err
	}
	if !installation.GrantedKnown {
		return fault.New(fault.Server, "which scopes %q holds is not known: JTL-Wawi did not say when it granted the key", name).
			WithHint("try the call that needs the scope: `jtlctl wawi call` explains a refusal")
	}
	index, err := a.scopes()
	if err != nil {
		a.console.Warnf("%v", err) // what was granted is known all the same
	}
	answers, all := []wawiScope{}, true
	for _, scope := range scopes {
		answers = append(answers, wawiScope{scope, installation.Has(scope)})
		all = all && installation.Has(scope)
	}
	if a.flags.json() {
		if err := a.console.JSON(map[string]any{"name": name, "granted": all, "scopes": answers}); err != nil {
			return err
		}
	}
	for _, answer := range answers {
		word, remark := "granted", ""
		if !answer.Granted {
			word, remark = "missing", scopeRemark(index, installation, answer.Scope)
		}
		if !a.flags.json() {
			a.console.Printf("%s", console.LineOf(word, answer.Scope, remark))
		}
	}
	if !all {
		return exitNo
	}
	return nil
}
