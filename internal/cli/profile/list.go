package profile

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

func newList(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the profiles",
		Long:    kit.Described("Lists the profiles; the one marked with * is used if none is named.", 0, 2, 3),
		Example: "  jtlctl profile list\n  jtlctl profile list -o json",
		Args:    kit.Takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			list, err := a.Configuration().Profiles()
			if err != nil {
				return err
			}
			var rows [][]string
			if len(list) > 0 {
				rows = append(rows, []string{"", "NAME", "ENVIRONMENT", "CLIENT ID"})
			} else {
				a.Console.Hintf("there are no profiles yet; `jtlctl config set KEY VALUE` creates the first")
			}
			for _, p := range list {
				rows = append(rows, []string{kit.Star(p.Current), p.Name, p.Environment, kit.Dash(p.ClientID)})
			}
			return a.PrintTable(&List{Profiles: list}, rows)
		},
	}
}
