package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"os"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

func newDemo(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "Show the main job from end to end, on a local platform",
		Long: described(`Starts the sandbox on a free port of this machine and does the main job against
it, showing each command and what it prints: an access token is fetched, the
platform's keys are fetched with it, a session token is verified, a forged one is
found out, a manifest is checked, and an app is registered at a JTL-Wawi. Needs no
account and leaves no files behind.`, 0, 1, 2, 3),
		Example: `  jtlctl demo
  jtlctl demo -o json`,
		Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runDemo(c.Context(), a) },
	}
}

// demoStep is one command of the demo and how it has to end.
type demoStep struct {
	title   string
	command string // as a user would type it
	args    []string
	want    int
	// input is what the command reads from standard input.
	input string
	// show changes what is shown of the output; nil shows it all.
	show func(string) string
}

// demoReport is the JSON form of a step; it is a contract.
type demoReport struct {
	Title    string `json:"title"`
	Command  string `json:"command"`
	ExitCode int    `json:"exit_code"`
	Expected int    `json:"expected_exit_code"`
	OK       bool   `json:"ok"`
}

func runDemo(ctx context.Context, a *app) error {
	listener, err := sandbox.Listen("127.0.0.1:0")
	if err != nil {
		return fault.New(fault.Network, "no port of this machine can be opened: %v", err).Because(err)
	}
	base := "http://" + listener.Addr().String()
	served, err := sandbox.New(sandbox.Config{BaseURL: base, Now: a.now, Random: a.random, Wawi: sandbox.Wawi{Deny: []string{"salesorders.read"}}})
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "jtlctl-demo-")
	if err != nil {
		return fault.New(fault.Disk, "no temporary folder can be made: %v", disk.Cause(err)).Because(err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	serving, stop := context.WithCancel(ctx)
	var server sync.WaitGroup
	server.Go(func() { _ = serve(serving, listener, served) })
	defer server.Wait()
	defer stop()
	steps, err := demoSteps(served)
	if err != nil {
		return err
	}
	return a.play(ctx, append(steps, demoWawi(base+sandbox.WawiPath+"eazybusiness")...), served, &demoKeyring{}, folder)
}

func demoSteps(served *sandbox.Sandbox) ([]demoStep, error) {
	session, err := served.Mint(sandbox.Session{})
	if err != nil {
		return nil, err
	}
	return []demoStep{
		{"Fetch an access token", "jtlctl token get", []string{"token", "get"}, 0, "", shortened},
		{"Fetch the platform's public keys with it", "jtlctl jwks get", []string{"jwks", "get"}, 0, "", nil},
		{"See who a session token speaks of", `jtlctl jwt decode "$SESSION"`, []string{"jwt", "decode", session}, 0, "", nil},
		{"Verify it", `jtlctl jwt verify "$SESSION"`, []string{"jwt", "verify", session}, 0, "", nil},
		{"Find out a forged one, with another tenant written into it", `jtlctl jwt verify "$FORGED"`,
			[]string{"jwt", "verify", forge(session)}, 1, "", nil},
		{"Find in a manifest what the platform would reject", "jtlctl manifest lint - < app.json",
			[]string{"manifest", "lint", "-"}, 1, demoManifest, nil},
	}, nil
}

// demoManifest asks for a scope that no API has, and has a field of old.
const demoManifest = `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"setupUrl": "https://stock-watch.example/setup"},
  "capabilities": {"erp": {"api": {"scopes": ["items.read", "orders.write"]}}}
}
`

// play runs the steps one after the other, in a world of their own.
func (a *app) play(ctx context.Context, steps []demoStep, served *sandbox.Sandbox, keyring *demoKeyring, folder string) error {
	reports, failed := []demoReport{}, 0
	for i, step := range steps {
		var output bytes.Buffer
		w := a.demoWorld(step.input, &output, served)
		w.keyring, w.roots.State = keyring, folder
		code := run(ctx, step.args, w)
		if ctx.Err() != nil {
			return fault.New(fault.Interrupted, "interrupted")
		}
		report := demoReport{step.title, step.command, code, step.want, code == step.want}
		reports = append(reports, report)
		if !report.OK {
			failed++
		}
		if !a.flags.json() {
			a.printStep(i+1, len(steps), step, report, output.String())
		}
	}
	if a.flags.json() {
		if err := a.console.JSON(map[string]any{"ok": failed == 0, "steps": reports}); err != nil {
			return err
		}
	}
	if failed > 0 {
		a.console.Errorf("%s of the demo did not behave", count(failed, "step"))
		return exitNo
	}
	a.console.Notef("all %d steps behaved; next: `jtlctl sandbox serve` to try things yourself, `jtlctl --help` for the rest", len(steps))
	return nil
}

// demoWorld has the sandbox for a platform, no terminal and no files of the
// user's.
func (a *app) demoWorld(input string, output *bytes.Buffer, served *sandbox.Sandbox) world {
	variables := map[string]string{}
	for _, v := range sandboxVariables(served) {
		variables[v[0]] = v[1]
	}
	w := a.world
	w.console = &console.Console{In: strings.NewReader(input), Out: output, Err: output, OutStyle: a.console.OutStyle, ErrStyle: a.console.OutStyle}
	w.environment = func(name string) string { return variables[name] }
	w.roots = disk.Roots{}
	return w
}

func (a *app) printStep(number, total int, step demoStep, report demoReport, output string) {
	style := a.console.OutStyle
	if step.show != nil {
		output = step.show(output)
	}
	a.console.Printf("%s\n", style.Bold(fmt.Sprintf("%d/%d  %s", number, total, step.title)))
	a.console.Printf("  %s %s\n", style.Faint("$"), style.Cyan(step.command))
	for line := range strings.Lines(strings.TrimRight(output, "\n") + "\n") {
		a.console.Printf("    %s", line)
	}
	verdict := style.Green("as expected")
	if !report.OK {
		verdict = style.Red(fmt.Sprintf("expected %d", report.Expected))
	}
	a.console.Printf("  exit code %d, %s\n\n", report.ExitCode, verdict)
}

func shortened(token string) string {
	const shown = 60
	token = strings.TrimSpace(token)
	if len(token) <= shown {
		return token
	}
	return fmt.Sprintf("%s… (%d characters)", token[:shown], len(token))
}

// forge writes another tenant into a token and leaves its signature as it is.
func forge(token string) string {
	parts := strings.Split(token, ".")
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		return token
	}
	forged := bytes.Replace(payload, []byte(sandbox.DefaultTenant), []byte("00000000-dead-4bad-8bad-000000000bad"), 1)
	parts[1] = base64.RawURLEncoding.EncodeToString(forged)
	return strings.Join(parts, ".")
}
