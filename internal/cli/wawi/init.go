package wawi

import (
	"runtime"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newInit(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "init [FILE]",
		Short: "Write an application file to begin with",
		Long: kit.Described(`Writes a commented file that says what the app is and which scopes it asks for, for
`+"`jtlctl wawi register`"+`: `+wawi.StartFile+` here, or FILE. The picture that it
names, icon.png next to it, is written too: a grey square for you to replace. What
is there already is not touched. - prints the file instead.`, 0, 2, 3),
		Example: "  jtlctl wawi init\n  jtlctl wawi init registration.yaml",
		Args:    kit.Takes(0, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return runInit(a, append(args, wawi.StartFile)[0]) },
	}
}

func runInit(a *kit.App, path string) error {
	if path == "-" {
		a.Console.Printf("%s", wawi.StartText(wawi.StartFile))
		return nil
	}
	icon, err := wawi.WriteStart(path)
	if err != nil {
		return err
	}
	if a.Flags.JSON() {
		return a.PrintJSON(&Started{File: path, Icon: icon})
	}
	if icon != "" {
		a.Console.Notef("%s is written, a grey square: put the icon of the app in its place", icon)
	}
	a.Console.Notef("%s is written; fill it in, then `jtlctl wawi register --url URL --app %s`", path, quote.Typed(runtime.GOOS, path))
	return nil
}
