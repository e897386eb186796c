package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	cliwawi "github.com/jtlctl/jtlctl/internal/cli/wawi"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// TestForeignWordsOnATerminal: scopes, numbers and keys are a server's words.
func TestForeignWordsOnATerminal(t *testing.T) {
	t.Parallel()
	var out, errs bytes.Buffer
	a := &kit.App{World: kit.World{Console: &console.Console{Out: &out, Err: &errs}}}
	const evil = "\x1b[2Jx\nforged"
	i := wawi.Installation{Spec: wawi.Spec{Mandatory: []string{evil + "m"}, Optional: []string{evil + "o"}}, Granted: []string{evil}, GrantedKnown: true}
	cliwawi.PrintAccepted(a, wawi.Report{Key: wawi.KeyReport{Key: evil}}, i)
	if err := cliwawi.PrintUndecided(a, wawi.Report{Name: "shop", RegistrationID: evil}); err != nil {
		t.Fatal(err)
	}
	if text := out.String() + errs.String(); strings.Contains(text, "\x1b") || strings.Contains(text, "\nforged") || strings.Count(text, "forged") != 5 {
		t.Errorf("%q", text)
	}
}
