package main

import (
	"cmp"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// versionReport is the JSON form of `jtlctl version`; it is a contract.
type versionReport struct {
	Version  string `json:"version"`
	Commit   string `json:"commit"`
	Date     string `json:"date"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

func newVersion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of jtlctl",
		Long:  described("Prints the version of jtlctl, the commit and day it was built from, the version\nof Go, and the platform.", 0, 2),
		Example: `  jtlctl version
  jtlctl version -o json`,
		Args: takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			report := versionReport{version(), cmp.Or(buildCommit, vcsSetting("vcs.revision")), cmp.Or(buildDate, vcsSetting("vcs.time")), runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
			if a.flags.json() {
				return a.console.JSON(report)
			}
			a.console.Printf("jtlctl %s (%s)\n", report.Version, strings.Join(slices.DeleteFunc(
				[]string{report.Commit, report.Date, report.Go, report.Platform}, func(s string) bool { return s == "" }), ", "))
			return nil
		},
	}
}
