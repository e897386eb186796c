package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/profile"
)

// newTopics are pages of help that belong to no command.
func newTopics() []*cobra.Command {
	return []*cobra.Command{
		{Use: "exit-codes", Short: "What the exit codes mean", Long: exitCodesTopic()},
		{Use: "environment", Short: "The environment variables", Long: environmentTopic()},
		{Use: "files", Short: "The files that jtlctl keeps", Long: filesTopic()},
	}
}

func exitCodesTopic() string {
	var b strings.Builder
	b.WriteString("The exit code says how a command ended, so that a script need not read its words.\n\n")
	for _, known := range exitCodes() {
		fmt.Fprintf(&b, "  %-3d  %s\n", known.code, known.meaning)
	}
	b.WriteString(`
With -o json an error is one JSON document on standard error:

  {"error":{"kind":"…","message":"…","hint":"…","exit_code":3}}`)
	return b.String()
}

// variables are those that are no settings.
func variables() []profile.Setting {
	return []profile.Setting{
		{Environment: "JTL_CLIENT_SECRET", Summary: "client secret of the app"},
		{Environment: "JTL_SCX_REFRESH_TOKEN", Summary: "SCX refresh token"},
		{Environment: "JTLCTL_PASSPHRASE", Summary: "passphrase of the encrypted file"},
		{Environment: "JTLCTL_PASSPHRASE_FILE", Summary: "file with that passphrase"},
		{Environment: "JTLCTL_PROFILE", Summary: "profile to use"},
		{Environment: "JTLCTL_CONFIG", Summary: "configuration file"},
		{Environment: "NO_COLOR", Summary: "set to anything: print without colour"},
		{Environment: "HTTPS_PROXY, NO_PROXY", Summary: "proxy for https, and what needs none; plain http has none"},
	}
}

func environmentTopic() string {
	var b strings.Builder
	b.WriteString(`A flag wins over an environment variable, that over the profile, and that over the
default. An empty variable counts as not set. Credentials are used as they are and
written nowhere. With CI set, or TERM=dumb, output has no colour and does not move.

`)
	for _, s := range append(profile.Settings(), variables()...) {
		fmt.Fprintf(&b, "  %-24s  %s\n", s.Environment, s.Summary)
	}
	return strings.TrimRight(b.String(), "\n")
}

func filesTopic() string {
	return `` + "`jtlctl config path`" + ` prints where the files lie on this machine. Folders have
mode 0700, files 0600, and every file is replaced as a whole, never half.

  config  settings, as YAML; never a secret
  cache   key sets, and access tokens, which are sealed with a key from the store;
          may be deleted at any time
  state   what cannot be had again: the encrypted file of secrets (--store file),
          secrets/identity.age and secrets/secrets.age; catalogues of scopes that were
          imported, catalogs/NAME.json; registrations of apps, wawi/NAME.json, and
          sealed, until the store has it, the key of one, wawi/NAME.sealed

What counts is who can have written a file, and who can read it by accident. "Others"
are the group of a file and everybody else; symbolic links are followed first, and the
folders of the links count too.

  others can write it, or in its folder    refused, with the chmod that fixes it: files
  (but for a sticky one such as /tmp)      with a passphrase or secret, .env files, the
                                           configuration, the folder of the encrypted
                                           file, registrations; a cached key set is
                                           fetched again
  it is yours, and others can read it      a passphrase file is refused, a secret file
                                           or .env file is used with a warning
  it belongs to root or another user, or   used: it is a mounted secret (of Docker,
  is on a read-only mount, and others      Kubernetes, systemd), whose mode was not
  cannot write it                          your choice
  others can read the configuration        fine: there is no secret in it

On Windows this is not checked: files have no mode there, and the folders of a user are
closed to others by their access lists. A drive of Windows in WSL shows every file as
writable for all unless it is mounted with metadata: keep secrets in the home folder.

A project may keep the choices of ` + "`jtlctl manifest lint`" + ` in .jtlctl.yaml, in the folder
of the manifest or above it, up to the root of the repository:

  lint:
    api: "2.0"              # or 1.0, any
    strict: true            # a warning makes the exit code 1
    release: false          # check what has to hold before an app is published
    rules:
      scope-broad: off      # or info, warning, error
    catalogs:
      - openapi-2.3.json    # further scopes

The configuration:

  current: customer
  profiles:
    - name: customer
      environment: qa
      client_id: 4711-0815

A file that --config or JTLCTL_CONFIG names has to exist; ` + "`jtlctl config set`" + ` and
` + "`jtlctl auth login`" + ` make it. Keys that jtlctl does not know are ignored with a warning.

` + "`jtlctl auth login`" + ` adds the store, the name that the secret has in it (secret_at), and
an address that came from the environment: it is where the secret was proven.`
}

// newHelp is the help command; unlike cobra's own it fails on an unknown topic.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Show the help of a command or topic",
		Long:    described("Shows the help of a command or topic.", 0, 2),
		Example: "  jtlctl help jwt verify\n  jtlctl help exit-codes",
		RunE: func(_ *cobra.Command, args []string) error {
			found, rest, err := root.Find(args)
			if err != nil || found == nil || len(rest) > 0 {
				if found == nil {
					found = root
				}
				return unknownCommand(found, append(rest, args...)[0])
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			found, _, err := root.Find(args)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return subcommandNames(found), cobra.ShellCompDirectiveNoFileComp
		},
	}
}
