// Package process runs a program of the user's in the place of jtlctl: on Unix
// the program becomes the process, on Windows jtlctl waits for it and ends as it
// did.
//
// It does not know which variables are secret.
package process

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/quote"
)

// Command is a program and its arguments.
type Command struct {
	path  string
	args  []string // the first is the name that the user wrote
	batch string   // the command line of cmd.exe for a batch file; else ""
}

// Find looks a program up in PATH, and refuses arguments that a batch file
// would not get as they are.
func Find(args []string) (Command, error) {
	path, err := exec.LookPath(args[0])
	if err != nil {
		return Command{}, notFound(args, err)
	}
	line, err := batchLine(runtime.GOOS, path, args[1:])
	return Command{path, args, line}, err
}

// batchLine is the command line that hands arguments to a batch file, as npm is
// one on Windows; "" for every other file and system.
func batchLine(system, path string, args []string) (string, error) {
	if system != "windows" || !quote.IsBatch(path) {
		return "", nil
	}
	line, err := quote.Batch(path, args)
	if err != nil {
		return "", fault.New(fault.Usage, "the batch file %s cannot be run safely: %v", path, err).
			WithHint("run the program that it starts (such as `node FILE` instead of npm), or pass the value in a file or a variable")
	}
	return line, nil
}

// Exit is the exit code of a program that ran to its end and failed.
type Exit int

func (e Exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// Run runs the command in the environment of jtlctl, changed. It returns if
// the program could not be run; on Windows also when it has ended, with an Exit
// if it failed.
func (c Command) Run(change Environment) error {
	return c.replace(change.Apply(runtime.GOOS, os.Environ()))
}

// notFound is why there is no program of a name, as shells tell it apart: one that is
// not there, and one that is and cannot be executed.
func notFound(args []string, err error) error {
	name := args[0]
	missing := fault.New(fault.NotFound, "there is no command %q in PATH", name).WithCause(err)
	switch isPath := strings.ContainsAny(name, `/\`); {
	case errors.Is(err, fs.ErrPermission):
		return fault.New(fault.NotExecutable, "the command %s cannot be executed: it is not marked as executable", name).
			WithHint("`chmod +x %s`, or name the program that runs it", quote.Typed(runtime.GOOS, name)).WithCause(err)
	case isPath && isFolder(name):
		return fault.New(fault.NotExecutable, "the command %s cannot be executed: it is a folder", name).WithHint("name a program in it").WithCause(err)
	case isPath:
		missing.Message = fmt.Sprintf("there is no command %s", name)
		return missing.WithHint("check the path; a relative one begins in this folder")
	case isHere(name):
		missing.Message = fmt.Sprintf("the command %q is in this folder, and only the folders of PATH are searched", name)
		return missing.WithHint("write its path: `jtlctl token exec -- %s`", typed(runtime.GOOS, args))
	case strings.ContainsAny(name, " \t"):
		return missing.WithHint("the command and each of its arguments are words of their own: `jtlctl token exec -- npm start`")
	}
	return missing.WithHint("check its name and PATH; a program in this folder is %s, and what is built into a shell needs one, such as %s", typed(runtime.GOOS, args[:1]), shellOf(runtime.GOOS))
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// fault is why a program that was found did not run.
func (c Command) fault(err error) error {
	kind := fault.NotExecutable
	if _, gone := os.Stat(c.path); errors.Is(gone, fs.ErrNotExist) {
		kind = fault.NotFound
	}
	return fault.New(kind, "the command %s cannot be executed: %v", c.path, err).
		WithHint("is it a program for this system, or a script whose first line names one that exists?").WithCause(err)
}

// Environment is a change to the variables that a program gets.
type Environment struct {
	Remove []string // names
	Add    []string // NAME=VALUE
}

// Apply changes variables. Windows takes names that differ only in letter case
// for the same.
func (e Environment) Apply(system string, variables []string) []string {
	kept := slices.DeleteFunc(slices.Clone(variables), func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return slices.ContainsFunc(e.Remove, func(removed string) bool {
			return name == removed || system == "windows" && strings.EqualFold(name, removed)
		})
	})
	return append(kept, e.Add...)
}
