package cli

import (
	"bytes"
	"io"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

// WriteCompletion writes the script that completes the commands of root in a shell.
func WriteCompletion(to io.Writer, root *cobra.Command, shell string) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(to, true)
	case "zsh":
		return withFlags(to, root.GenZshCompletion)
	case "fish":
		return withFlags(to, func(w io.Writer) error { return root.GenFishCompletion(w, true) })
	case "powershell":
		return root.GenPowerShellCompletionWithDesc(to)
	}
	return suggest.Among("shell", shell, shells)
}

// withFlags writes a script of cobra, which takes every word with a hyphen before an =
// for a flag with its value: as scope-broad=off, the value of --rule.
func withFlags(to io.Writer, script func(io.Writer) error) error {
	var b bytes.Buffer
	if err := script(&b); err != nil {
		return err
	}
	_, err := to.Write(bytes.Replace(b.Bytes(), []byte("'-.*='"), []byte("'^-[^=]*='"), 1))
	return err
}

func newCompletion(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print the completion script for a shell",
		Long:  kit.Described("Prints a script that completes commands, flags and their values in bash, zsh, fish\nor powershell. That for bash needs the package bash-completion.", 0, 2),
		Example: `  source <(jtlctl completion bash)
  jtlctl completion zsh > "${fpath[1]}/_jtlctl"
  jtlctl completion fish > ~/.config/fish/completions/jtlctl.fish
  jtlctl completion powershell | Out-String | Invoke-Expression`,
		Args: kit.Takes(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return WriteCompletion(a.Console, c.Root(), args[0])
		},
	}
}
