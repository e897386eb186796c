package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/doctor"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func newDoctor(a *app) *cobra.Command {
	var offline bool
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Look whether everything is well that jtlctl depends on",
		Long: described(`Looks at configuration, folders and their modes, the stores of secrets (by writing,
reading and deleting), the endpoints, and this machine's clock against the
server's. Says of each thing what to do if it is not well.`, 0, 1, 2),
		Example: `  jtlctl doctor
  jtlctl doctor --offline -o json`,
		Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runDoctor(c.Context(), a, offline) },
	}
	c.Flags().BoolVar(&offline, "offline", false, "leave out what needs the network")
	return c
}

func runDoctor(ctx context.Context, a *app, offline bool) error {
	findings, s := a.examineConfiguration()
	findings = append(findings, doctor.Folder("cache folder", a.roots.Cache), doctor.Folder("state folder", a.roots.State), doctor.GuardedFolder("secrets folder", a.secretsFolder()))
	findings = append(findings, a.examineStores(ctx, s)...)
	if !offline {
		findings = append(findings, a.examineNetwork(ctx, s)...)
	}
	if ctx.Err() != nil {
		return fault.New(fault.Interrupted, "interrupted")
	}
	ok := true
	for i, f := range findings {
		ok = ok && f.Status != doctor.Failed
		findings[i].Detail, findings[i].Remedy = a.console.Redacted(f.Detail), a.console.Redacted(f.Remedy)
	}
	if a.flags.json() {
		if err := a.console.JSON(map[string]any{"ok": ok, "checks": findings}); err != nil {
			return err
		}
	} else {
		a.printFindings(findings)
	}
	if !ok {
		return exitNo
	}
	return nil
}

func (a *app) examineConfiguration() ([]doctor.Finding, profile.Resolved) {
	finding := doctor.Finding{Name: "configuration", Status: doctor.OK, Detail: dash(a.configPath())}
	file, err := a.openConfig()
	var s profile.Resolved
	if err == nil {
		if len(file.Unknown) > 0 {
			finding = doctor.Finding{
				Name: "configuration", Status: doctor.Warning, Detail: finding.Detail + ": " + strings.Join(file.Unknown, "; "),
				Remedy: "correct the keys or take them out; they are ignored",
			}
		}
		s, err = file.Resolve(a.inputs())
	}
	if err != nil {
		f := fault.From(err)
		finding = doctor.Finding{Name: "configuration", Status: doctor.Failed, Detail: f.Message, Remedy: f.Hint}
		s, _ = (&profile.File{}).Resolve(profile.Inputs{Environment: func(string) string { return "" }})
	}
	return []doctor.Finding{finding, doctor.GuardedFolder("config folder", a.roots.Config)}, s
}

// examineStores probes the store of the profile, and the keyring in any case.
// The encrypted file is not touched where nothing uses it: it would ask for a
// new passphrase.
func (a *app) examineStores(ctx context.Context, s profile.Resolved) []doctor.Finding {
	findings := []doctor.Finding{}
	for _, name := range secret.Names() {
		needed := s.Store == name
		if name == secret.FileName && !needed {
			continue
		}
		store, err := a.store(name)
		if err != nil {
			f := fault.From(err)
			findings = append(findings, doctor.Finding{Name: name, Status: doctor.Failed, Detail: f.Message, Remedy: f.Hint})
			continue
		}
		if name == secret.KeyringName && s.Store == secret.FileName {
			store = a.briefKeyring() // nobody should have to unlock what is not used
		}
		findings = append(findings, doctor.Store(ctx, store, needed))
	}
	return findings
}

func (a *app) examineNetwork(ctx context.Context, s profile.Resolved) []doctor.Finding {
	client := a.client()
	var findings []doctor.Finding
	clock := doctor.Clock(time.Time{}, time.Time{})
	for _, endpoint := range [][2]string{{"token endpoint", s.Endpoints.TokenURL}, {"API", s.Endpoints.APIURL}, {"SCX endpoint", s.Endpoints.SCXURL}} {
		finding, date := doctor.Endpoint(ctx, client, endpoint[0], endpoint[1])
		findings = append(findings, finding)
		if !date.IsZero() && clock.Status == doctor.Skipped {
			clock = doctor.Clock(a.now(), date)
		}
	}
	return append(findings, clock)
}

func (a *app) printFindings(findings []doctor.Finding) {
	style := a.console.OutStyle
	for _, f := range findings {
		a.console.Printf("%s %-14s  %s\n", findingMark(style, f.Status), f.Name, console.SafeLine(f.Detail))
		if f.Remedy != "" {
			a.console.Printf("%24s%s %s\n", "", style.Cyan("→"), console.SafeLine(f.Remedy))
		}
	}
}

func findingMark(style console.Style, status doctor.Status) string {
	switch status {
	case doctor.OK:
		return style.Green("ok     ")
	case doctor.Warning:
		return style.Yellow("warning")
	case doctor.Failed:
		return style.Red("failed ")
	}
	return style.Faint("skipped")
}
