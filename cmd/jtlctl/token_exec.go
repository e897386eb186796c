package main

import (
	"math"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

func newTokenExec(a *app) *cobra.Command {
	var scx bool
	c := &cobra.Command{
		Use:   "exec -- CMD [ARG…]",
		Short: "Run a command with an access token in its environment",
		Long: described(`Runs a command with an access token in JTL_ACCESS_TOKEN, and the tenant of the
profile in JTL_TENANT_ID. The token is in no other place; client secrets and
passphrases are taken out of the command's environment. Signals reach the command,
and its exit code is that of jtlctl.

On Windows a batch file (.cmd or .bat, as npm is one) gets its arguments through
cmd.exe: what that would expand, cut off or execute (double quotes, percent signs,
line breaks) is refused.`, 0, 2, 3, 4),
		Example: `  jtlctl token exec -- npm start
  jtlctl token exec -p customer -- sh -c 'echo "$JTL_TENANT_ID"'`,
		Args: takes(1, math.MaxInt),
		RunE: func(c *cobra.Command, args []string) error {
			path, err := exec.LookPath(args[0])
			if err != nil {
				return fault.New(fault.Usage, "there is no command %q to run", args[0]).
					WithHint("write it behind --, such as `jtlctl token exec -- npm start`").Because(err)
			}
			line, err := batchLine(runtime.GOOS, path, args[1:])
			if err != nil {
				return err
			}
			s, err := a.settings(nil)
			if err != nil {
				return err
			}
			t, _, err := a.grantOf(s, scx).token(c.Context(), token.Wish{MinTTL: token.DefaultMinTTL})
			if err != nil {
				return err
			}
			return replaceProcess(path, args, line, childEnvironment(runtime.GOOS, os.Environ(), t, s.TenantID))
		},
	}
	c.Flags().SetInterspersed(false)
	c.Flags().BoolVar(&scx, "scx", false, "hand over an SCX token instead")
	return c
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
			WithHint("run the program behind it (such as `node FILE` instead of npm), or hand the value over in a file or a variable")
	}
	return line, nil
}

// childEnvironment puts the token in and takes the secrets that it was made of
// out. Windows takes names that differ only in letter case for the same.
func childEnvironment(system string, environment []string, t token.Token, tenant string) []string {
	withheld := []string{
		secret.Variable(secret.ClientSecret), secret.Variable(secret.SCXRefreshToken),
		"JTLCTL_PASSPHRASE", "JTLCTL_PASSPHRASE_FILE", "JTL_ACCESS_TOKEN",
	}
	added := []string{"JTL_ACCESS_TOKEN=" + t.Access.Reveal()}
	if tenant != "" {
		withheld = append(withheld, "JTL_TENANT_ID")
		added = append(added, "JTL_TENANT_ID="+tenant)
	}
	kept := slices.DeleteFunc(slices.Clone(environment), func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return slices.ContainsFunc(withheld, func(secret string) bool {
			return name == secret || system == "windows" && strings.EqualFold(name, secret)
		})
	})
	return append(kept, added...)
}
