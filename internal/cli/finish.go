package cli

import (
	"errors"
	"slices"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// ExitCode returns the exit code of a kind; it is the only mapping.
func ExitCode(kind fault.Kind) int {
	switch kind {
	case fault.Refused:
		return 1
	case fault.Pending:
		return 8
	case fault.Usage, fault.Config, fault.Input:
		return 2
	case fault.Network, fault.Server, fault.Store, fault.Disk, fault.Internal:
		return 3
	case fault.Credentials:
		return 4
	case fault.NotExecutable:
		return 126
	case fault.NotFound:
		return 127
	case fault.Interrupted:
		return 130
	}
	return 3
}

// ErrorReport is the JSON form of an error; it is a contract.
type ErrorReport struct {
	Error errorDetail `json:"error"` // what went wrong
	kit.Warned
}

type errorDetail struct {
	Kind     fault.Kind `json:"kind"`      // what kind of error it is, for programs
	Message  string     `json:"message"`   // what happened, to which thing and why
	Hint     string     `json:"hint"`      // what to do now; may be empty
	ExitCode int        `json:"exit_code"` // the exit code of the command
}

// finish reports an error, if there is one, and returns the exit code.
func finish(a *kit.App, args []string, err error) int {
	if failed := a.Console.WriteError(); failed != nil {
		err = disk.Fault(fault.Disk, failed, "the result cannot be written").
			WithHint("what was written so far is incomplete; check the disk or the pipe")
	}
	err = a.Stdin().End(err)
	var silent kit.Exit
	switch {
	case err == nil:
		a.PrintWarnings()
		return 0
	case errors.As(err, &silent):
		a.PrintWarnings()
		return int(silent)
	}
	f := fault.From(err)
	f.Message, f.Hint = a.Console.Redacted(f.Message), a.Console.Redacted(f.Hint)
	code := ExitCode(f.Kind)
	if a.Flags.JSON() || asksForJSON(args) {
		a.Console.ErrorJSON(ErrorReport{errorDetail{f.Kind, f.Message, f.Hint, code}, kit.Warned{Warnings: a.Warnings.Take()}})
		return code
	}
	a.Console.Progress("")
	if f.Kind == fault.Interrupted {
		a.Console.Notef("%s", f.Message)
		if f.Hint != "" {
			a.Console.Hintf("%s", f.Hint)
		}
		return code
	}
	a.Console.Errorf("%s", f.Message)
	if f.Hint != "" {
		a.Console.Hintf("%s", f.Hint)
	}
	return code
}

// asksForJSON looks at the raw arguments, because an error in them may
// prevent the flag from being parsed.
func asksForJSON(args []string) bool {
	if end := slices.Index(args, "--"); end >= 0 {
		args = args[:end]
	}
	for i, arg := range args {
		switch {
		case arg == "-ojson", arg == "-o=json", arg == "--output=json":
			return true
		case (arg == "-o" || arg == "--output") && i+1 < len(args) && args[i+1] == "json":
			return true
		}
	}
	return false
}
