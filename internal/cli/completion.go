package cli

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func newCompletion(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print the completion script for a shell",
		Long:  kit.Described("Prints a script that completes commands, flags and their values in bash, zsh, fish\nor powershell.", 0, 2),
		Example: `  source <(jtlctl completion bash)
  jtlctl completion zsh > "${fpath[1]}/_jtlctl"
  jtlctl completion fish > ~/.config/fish/completions/jtlctl.fish
  jtlctl completion powershell | Out-String | Invoke-Expression`,
		Args: kit.Takes(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			root := c.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.Console, true)
			case "zsh":
				return root.GenZshCompletion(a.Console)
			case "fish":
				return root.GenFishCompletion(a.Console, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.Console)
			}
			return suggest.Among("shell", args[0], shells)
		},
	}
}
