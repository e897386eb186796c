// Package demo does the main job from end to end against a sandbox of its own.
//
// It knows the steps and how each has to end. It must not know how a command
// line is executed or how a step is shown: both are handed in.
package demo

import (
	"bytes"
	"context"
	"io"
	"os"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Options are what a demo needs.
type Options struct {
	Now    func() time.Time
	Random io.Reader
	// Run executes a command line and returns its exit code.
	Run func(ctx context.Context, args []string, w World) int
	// Show is called after each step, with what the command printed.
	Show func(number, total int, step Step, output string)
}

// World is the little that the commands of a demo have: no terminal and no
// files of the user's.
type World struct {
	Input       io.Reader
	Output      io.Writer
	Environment func(name string) string
	Keyring     secret.Backend
	State       string // the folder of what is kept
	// Pause is what a command does between two requests: the backend of the demo
	// needs no rest.
	Pause func(ctx context.Context, d time.Duration) error
}

// Report is the JSON form of a demo; it is a contract.
type Report struct {
	// OK is true if all steps ended as expected.
	OK    bool   `json:"ok"`
	Steps []Step `json:"steps"` // the steps, in the order in which they ran
}

// Failed counts the steps that did not end as expected.
func (r Report) Failed() (n int) {
	for _, step := range r.Steps {
		if !step.OK {
			n++
		}
	}
	return n
}

// Step is one command of the demo, and how it ended.
type Step struct {
	// Title says what the step does.
	Title string `json:"title"`
	// Command is the command line as a user would type it.
	Command  string `json:"command"`
	ExitCode int    `json:"exit_code"`          // the exit code of the command
	Expected int    `json:"expected_exit_code"` // the exit code that it should have
	OK       bool   `json:"ok"`                 // true if it is the expected one

	args  []string
	input string
	// Note says what differs from the command of a user: what was left out of the
	// output, or what the demo has of its own. It is no part of the output.
	Note string `json:"-"`

	// show cuts what is shown of the output, and says so; nil shows it all.
	show func(string) (text, note string)
}

// Run serves a sandbox on a free port of this machine and executes the steps
// one after the other.
func Run(ctx context.Context, o Options) (Report, error) {
	server, err := sandbox.Open("127.0.0.1:0")
	if err != nil {
		return Report{}, fault.New(fault.Network, "no port of this machine can be opened: %v", err).WithCause(err)
	}
	err = server.Configure(sandbox.Config{
		Now: o.Now, Random: o.Random, Wawi: sandbox.Wawi{Deny: []string{"salesorders.read"}},
		API: cloudapi.Config{Enforce: cloudapi.Declared, Declared: []string{"items.read"}},
	})
	if err != nil {
		return Report{}, err
	}
	app, end, err := backend{o.Now}.serve(ctx)
	if err != nil {
		return Report{}, err
	}
	defer end()
	folder, err := os.MkdirTemp("", "jtlctl-demo-")
	if err != nil {
		return Report{}, disk.Fault(fault.Disk, err, "no temporary folder can be created in %s", os.TempDir()).
			WithHint("the variable TMPDIR names another, TMP on Windows")
	}
	defer func() { _ = os.RemoveAll(folder) }()
	serving, stop := context.WithCancel(ctx)
	var running sync.WaitGroup
	running.Go(func() { _ = server.Serve(serving) })
	defer running.Wait()
	defer stop()
	steps, err := stepsAt(server.Sandbox, app)
	if err != nil {
		return Report{}, err
	}
	return o.play(ctx, steps, World{Environment: environment(server.Sandbox), Keyring: &Keyring{}, State: folder, Pause: noPause})
}

// environment has the variables that point at a sandbox, and no others.
func environment(s *sandbox.Sandbox) func(string) string {
	variables := map[string]string{"JTL_TENANT_ID": sandbox.DefaultTenant}
	for _, v := range s.Variables() {
		variables[v.Name] = v.Value
	}
	return func(name string) string { return variables[name] }
}

func (o Options) play(ctx context.Context, steps []Step, w World) (Report, error) {
	report := Report{OK: true, Steps: []Step{}}
	for i, step := range steps {
		var output bytes.Buffer
		w.Input, w.Output = bytes.NewReader([]byte(step.input)), &output
		step.ExitCode = o.Run(ctx, step.args, w)
		if ctx.Err() != nil {
			return Report{}, fault.New(fault.Interrupted, "interrupted")
		}
		step.OK = step.ExitCode == step.Expected
		report.Steps, report.OK = append(report.Steps, step), report.OK && step.OK
		text := output.String()
		if step.show != nil {
			text, step.Note = step.show(text)
		}
		o.Show(i+1, len(steps), step, text)
	}
	return report, nil
}

// noPause takes no time.
func noPause(ctx context.Context, _ time.Duration) error { return ctx.Err() }
