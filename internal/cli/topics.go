package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/profile"
)

// newTopics returns the pages of help that belong to no command. They are
// hidden, because they are no commands; the help of the root lists them.
func newTopics() []*cobra.Command {
	topics := []*cobra.Command{
		{Use: "exit-codes", Short: "What the exit codes mean", Long: exitCodesTopic()},
		{Use: "environment", Short: "The environment variables", Long: environmentTopic()},
		{Use: "files", Short: "The files that jtlctl keeps", Long: filesTopic()},
		{Use: "json", Short: "What -o json prints", Long: jsonTopic},
		{Use: "input", Short: "When standard input is read", Long: inputTopic},
	}
	for _, topic := range topics {
		topic.Hidden, topic.Long = true, fit(topic.Long, helpWidth)
	}
	return topics
}

func exitCodesTopic() string {
	var b strings.Builder
	b.WriteString("The exit code says how a command ended, so that a script does not have to read its output.\n\n")
	for _, known := range kit.ExitCodes {
		fmt.Fprintf(&b, "  %-3d  %s\n", known.Code, known.Meaning)
	}
	b.WriteString(`
With -o json an error is one JSON document on standard error:

  {"error":{"kind":"…","message":"…","hint":"…","exit_code":3}}`)
	return b.String()
}

const jsonTopic = `With -o json a command prints one JSON document on standard output. An error is one
document on standard error, and standard error has no more than that one document:

  {"error":{"kind":"…","message":"…","hint":"…","exit_code":3}}

Warnings are the member "warnings" of either document, or of a document on standard
error that has nothing else. Only --verbose adds lines to standard error; each begins
with > or <. A command that runs until it is stopped warns at once.

Times are RFC 3339 in UTC. A field keeps its name and its type. A new version may add
fields: a program must ignore those that it does not know.

docs/json.md of the project lists every document with its fields and an example, and
docs/schemas has a JSON Schema (2020-12) for each:
https://github.com/jtlctl/jtlctl/blob/main/docs/json.md`

const inputTopic = `Standard input is read if - names it (as in manifest lint -, --input -, --from -), if a
flag does (--client-secret-stdin, --key-stdin), and by the commands that have nothing
else to read: jwt decode and jwt verify without TOKEN.

No other command reads it. But one that was given nothing to read, and could have read
standard input, ends with exit code 2 if a pipe or a file has data there: what was
piped into it is not what it worked on. It says how standard input is read, and how it
is not:

  jtlctl manifest lint - < app.json   checks what is on standard input
  jtlctl manifest lint . < app.json   checks the manifests in this folder
  jtlctl manifest lint < app.json     checks them too, and ends with exit code 2

A command that changes or sends something looks before it does so. A pipe that is
silent, an empty file, a terminal and /dev/null change nothing, and no command waits
for them. One that reads standard input says so if nothing comes within two seconds.

Of a secret on standard input or in a file, one line end (LF or CRLF) at the end is
left out, and nothing else.`

// variables lists the environment variables that are not settings.
var variables = []profile.Setting{
	{Environment: "JTL_CLIENT_SECRET", Summary: "client secret of the app"},
	{Environment: "JTL_CLIENT_SECRET_FILE", Summary: "file with it, such as a secret of a container or of systemd"},
	{Environment: "JTL_ISSUER", Summary: "identity provider, and issuer of app tokens (JTLCTL_IDP overrides it)"},
	{Environment: "JTL_SCX_REFRESH_TOKEN", Summary: "SCX refresh token"},
	{Environment: "JTL_SCX_REFRESH_TOKEN_FILE", Summary: "file with it"},
	{Environment: "JTLCTL_PASSPHRASE", Summary: "passphrase of the encrypted file"},
	{Environment: "JTLCTL_PASSPHRASE_FILE", Summary: "file with that passphrase"},
	{Environment: "JTLCTL_PROFILE", Summary: "profile to use"},
	{Environment: "JTLCTL_CONFIG", Summary: "configuration file"},
	{Environment: "JTLCTL_SANDBOX", Summary: "address of the sandbox for --env sandbox, if not 127.0.0.1:7373"},
	{Environment: "JTLCTL_SANDBOX_CA", Summary: "file with its certificate, if it is served with --tls (https://127.0.0.1:7373)"},
	{Environment: "NO_COLOR", Summary: "if set: print without colour"},
	{Environment: "FORCE_COLOR", Summary: "if set and not 0 or false: colour in pipes and in CI too"},
	{Environment: "CLICOLOR_FORCE, CLICOLOR", Summary: "the same; CLICOLOR=0: no colour"},
	{Environment: "HTTPS_PROXY, NO_PROXY", Summary: "proxy for https, and exceptions; not used for plain http"},
}

func environmentTopic() string {
	var b strings.Builder
	b.WriteString(`A flag overrides an environment variable, which overrides the profile, which overrides
the default. An empty variable counts as not set; of one that ends with _FILE and the same
without it only one may be set. Credentials are used as they are and
not stored, but by ` + "`jtlctl auth login`" + `, which offers them. Of colour the first of
these decides: --no-color, NO_COLOR, FORCE_COLOR (0 or false: none), CLICOLOR_FORCE,
CLICOLOR=0. Without them a terminal has colour, but not with CI set or TERM=dumb,
which leave out the progress line too.

`)
	for _, s := range append(profile.Settings(), variables...) {
		fmt.Fprintf(&b, "  %-26s  %s\n", s.Environment, s.Summary)
	}
	return strings.TrimRight(b.String(), "\n")
}

func filesTopic() string {
	return `` + "`jtlctl config path`" + ` prints where the files are on this machine. Only you can
read and write them: on Linux and macOS by their modes, folders 0700 and files 0600, on
Windows because they are in your profile. Every file is replaced atomically.

  config  settings, as YAML; never a secret
  state   what cannot be recreated: the encrypted file of secrets (--store file),
          secrets/identity.age and secrets/secrets.age; imported catalogues of scopes,
          catalogs/NAME.json, and the form of answers, answers/NAME.json; registrations of
          apps, wawi/NAME.json, and the sealed key of one until it is in the store,
          wawi/NAME.sealed
  cache   key sets, and access tokens, which are sealed with a key from the store;
          locks, and why the last token could not be fetched, for processes that
          wait for the same one; may be deleted at any time

  Windows           config  %AppData%\jtlctl
                    state   %LocalAppData%\jtlctl\state
                    cache   %LocalAppData%\jtlctl\cache
  macOS             config  ~/Library/Application Support/jtlctl
                    state   ~/Library/Application Support/jtlctl
                    cache   ~/Library/Caches/jtlctl
  Linux and others  config  ~/.config/jtlctl
                    state   ~/.local/state/jtlctl
                    cache   ~/.cache/jtlctl

On Linux XDG_CONFIG_HOME, XDG_STATE_HOME and XDG_CACHE_HOME replace ~/.config,
~/.local/state and ~/.cache; on macOS XDG_STATE_HOME replaces ~/Library/Application
Support for the state. Older versions had state and cache in one folder on Windows,
%LocalAppData%\jtlctl: what they left there is moved when jtlctl next runs, each file
once it was written, read back and compared.

Permissions are checked: who can have written a file, and who can read it by accident.
"Others" are the group of a file and all other users; symbolic links are followed first,
and the folders of the links are checked too.

  writable by others  refused, with the chmod that fixes it: a file that others can
                      write, or its folder (except a sticky one such as /tmp): files
                      with a passphrase or secret, .env files, the configuration, the
                      folder of the encrypted file, registrations; a cached key set
                      is fetched again
  readable by others  a passphrase file of yours is refused, a secret file or .env
                      file is used with a warning
  mounted             used: it belongs to root or another user, or is on a read-only
                      mount, and others cannot write it: a secret of Docker,
                      Kubernetes or systemd, whose mode you did not choose
  configuration       readable by others: allowed, because it contains no secret

On Linux your private group does not count as "others" for .env files, the configuration,
registrations and cached key sets, unless you are root: the group of your name that is
your first group, that nobody else has as a first group, and that has no other members.
/etc/passwd and /etc/group must say so: for users and groups of a network, and for files
with access control lists, the group counts as others. On Debian and Ubuntu every user has such a group,
and a umask of 002 lets it write all files. For passphrase files, --client-secret-file
and the folder of the encrypted file it counts as others.

On Windows this is not checked: files have no mode there. What is below %AppData%,
%LocalAppData% or elsewhere in your profile (%USERPROFILE%) is protected by the access
control list that it inherits: only you, administrators and the system can read it. A
file below any other path, such as C:\work or a network drive, has the list of that
folder, which often lets every user of the machine read and write: keep .env files,
--client-secret-file and JTLCTL_PASSPHRASE_FILE in your profile. In WSL, every file on a
Windows drive is writable by everyone unless the drive is mounted with metadata: keep
secrets in the home folder.

A project can store the options of ` + "`jtlctl manifest lint`" + ` in .jtlctl.yaml, in the folder
of the manifest or above it, up to the root of the repository:

  lint:
    api: "2.0"              # or 1.0, any
    strict: true            # exit code 1 for warnings too
    release: false          # also check what publishing an app requires
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

A file that --config or JTLCTL_CONFIG names must exist; ` + "`jtlctl config set`" + ` and
` + "`jtlctl auth login`" + ` create it. Unknown keys are ignored with a warning.

` + "`jtlctl auth login`" + ` adds the store, the name of the secret in it (secret_at), and each
address that came from the environment: there the secret was checked.`
}

// newHelp returns the help command; unlike cobra's own it fails on an unknown topic.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Show the help of a command or topic",
		Long:    kit.Described("Shows the help of a command or topic.", 0, 2),
		Example: "  jtlctl help jwt verify\n  jtlctl help exit-codes",
		RunE: func(_ *cobra.Command, args []string) error {
			found, rest, err := root.Find(args)
			if err != nil || found == nil || len(rest) > 0 {
				if found == nil {
					found = root
				}
				return &kit.UnknownCommandError{Group: found, Word: append(rest, args...)[0]}
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}
