// Command manuals writes what packages ship besides the program: the completions of
// the shells, and a manual page for each command.
//
//	go run ./packaging/manuals FOLDER SECONDS
//
// SECONDS since 1970 are the date of the pages: that of the commit, so that a release can
// be built again.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: go run ./packaging/manuals FOLDER SECONDS")
		os.Exit(2)
	}
	seconds, err := strconv.ParseInt(os.Args[2], 10, 64)
	if err == nil {
		err = write(os.Args[1], time.Unix(seconds, 0).UTC())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "manuals:", err)
		os.Exit(1)
	}
}

func write(folder string, date time.Time) error {
	completions, pages := filepath.Join(folder, "completions"), filepath.Join(folder, "man")
	for _, name := range []string{completions, pages} {
		if err := os.MkdirAll(name, 0o755); err != nil { //nolint:gosec // packages hold them for everybody
			return err
		}
	}
	root := newRoot()
	for extension, shell := range map[string]string{"bash": "bash", "zsh": "zsh", "fish": "fish", "ps1": "powershell"} {
		generate := func(w io.Writer) error { return cli.WriteCompletion(w, root, shell) }
		if err := writeFile(filepath.Join(completions, "jtlctl."+extension), generate); err != nil {
			return err
		}
	}
	return doc.GenManTree(newRoot(), &doc.GenManHeader{Section: "1", Date: &date, Source: "jtlctl", Manual: "jtlctl"}, pages)
}

// newRoot returns the command line in a world without files, variables and time.
func newRoot() *cobra.Command {
	root := cli.NewRoot(&kit.App{World: kit.World{
		Console:     &console.Console{Out: io.Discard, Err: io.Discard},
		Environment: func(string) string { return "" },
		IsSet:       func(string) bool { return false },
		Now:         func() time.Time { return time.Time{} },
	}})
	root.DisableAutoGenTag = true
	return root
}

func writeFile(name string, generate func(io.Writer) error) error {
	f, err := os.Create(name) //nolint:gosec // a folder that the caller names
	if err != nil {
		return err
	}
	if err := generate(f); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}
