package main

import (
	"runtime"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newWawiInit(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "init [FILE]",
		Short: "Write an application file to begin with",
		Long: described(`Writes a commented file that says what the app is and which scopes it asks for, for
`+"`jtlctl wawi register`"+`: `+wawi.StartFile+` here, or FILE. A file that is there
already is not touched. - prints it instead.`, 0, 2, 3),
		Example: "  jtlctl wawi init\n  jtlctl wawi init shop/registration.yaml",
		Args:    takes(0, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return runWawiInit(a, append(args, wawi.StartFile)[0]) },
	}
}

// wawiStarted is the JSON form of the file that was written; it is a contract.
type wawiStarted struct {
	// File is its path, as it was named.
	File string `json:"file"`
}

func runWawiInit(a *app, path string) error {
	if path == "-" {
		a.console.Printf("%s", wawi.StartText(wawi.StartFile))
		return nil
	}
	if err := wawi.WriteStart(path); err != nil {
		return err
	}
	if a.flags.json() {
		return a.console.JSON(wawiStarted{path})
	}
	a.console.Notef("%s is written; fill it in and put the icon beside it, then `jtlctl wawi register --url URL --app %s`", path, quote.Typed(runtime.GOOS, path))
	return nil
}
