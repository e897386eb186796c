// Package version is `jtlctl version`.
// It has flags and printing only.
package version

import (
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

// Report is the JSON form of `jtlctl version`; it is a contract.
type Report struct {
	Version  string `json:"version"`  // the version of jtlctl
	Commit   string `json:"commit"`   // the commit that it was built from
	Date     string `json:"date"`     // the date of the commit
	Go       string `json:"go"`       // the version of Go that it was built with
	Platform string `json:"platform"` // the system and the processor that it is for
}

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of jtlctl",
		Long:  kit.Described("Prints the version of jtlctl, the commit and day it was built from, the version\nof Go, and the platform. `jtlctl --version` and `jtlctl -V` print the same.", 0, 2),
		Example: `  jtlctl version
  jtlctl version -o json`,
		Args: kit.Takes(0, 0),
		RunE: func(*cobra.Command, []string) error { return Print(a) },
	}
}

// Print prints the version, as text or JSON.
func Print(a *kit.App) error {
	report := Report{kit.Version(), kit.Commit(), kit.Date(), runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
	if a.Flags.JSON() {
		return a.Console.JSON(report)
	}
	a.Console.Printf("jtlctl %s (%s)\n", report.Version, strings.Join(slices.DeleteFunc(
		[]string{report.Commit, report.Date, report.Go, report.Platform}, func(s string) bool { return s == "" }), ", "))
	return nil
}
