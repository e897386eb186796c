package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// TestCallBody: what is wrong with what is to be sent is told by the name of
// its flag, before anything is sent.
func TestCallBody(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, test := range map[string]struct {
		call wawiCall
		flag string
		kind fault.Kind
	}{
		"a line break in the type": {wawiCall{kind: "text/plain\r\nX-A: b"}, "--content-type", fault.Usage},
		"a folder":                 {wawiCall{body: folder}, "--body", fault.Input},
		"nothing there":            {wawiCall{body: filepath.Join(folder, "nothing")}, "--body", fault.Input},
	} {
		body, err := (&app{}).callBody(t.Context(), test.call)
		if f := fault.From(err); body != nil || f.Kind != test.kind || !strings.HasPrefix(f.Message, test.flag) {
			t.Errorf("%s: %v, %v", name, body, err)
		}
	}
}

// TestForeignWordsOnATerminal: scopes, numbers and keys are a server's words.
func TestForeignWordsOnATerminal(t *testing.T) {
	t.Parallel()
	var out, errs bytes.Buffer
	a := &app{world: world{console: &console.Console{Out: &out, Err: &errs}}}
	const evil = "\x1b[2Jx\nforged"
	i := wawi.Installation{Wish: wawi.Wish{Mandatory: []string{evil + "m"}, Optional: []string{evil + "o"}}, Granted: []string{evil}, GrantedKnown: true}
	report := reportOf("shop", i)
	report.Key.Key = evil
	a.printAccepted(report, i)
	if err := a.undecided("shop", wawi.Record{Registration: &wawi.Registration{ID: evil}}); err != nil {
		t.Fatal(err)
	}
	if text := out.String() + errs.String(); strings.Contains(text, "\x1b") || strings.Contains(text, "\nforged") || strings.Count(text, "forged") != 5 {
		t.Errorf("%q", text)
	}
}
