package main

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

const appFile = "app-registration.yaml"

func newWawiInit(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "init [FILE]",
		Short: "Write an application file to begin with",
		Long: described(`Writes a commented file that says what the app is and which scopes it asks for, for
`+"`jtlctl wawi register`"+`: `+appFile+` here, or FILE. A file that is there
already is not touched. - prints it instead.`, 0, 2, 3),
		Example: "  jtlctl wawi init\n  jtlctl wawi init shop/registration.yaml",
		Args:    takes(0, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return runWawiInit(a, append(args, appFile)[0]) },
	}
}

func runWawiInit(a *app, path string) error {
	start := strings.ReplaceAll(wawi.Start, "THIS-FILE", path)
	if path == "-" {
		a.console.Printf("%s", strings.ReplaceAll(wawi.Start, "THIS-FILE", appFile))
		return nil
	}
	if strings.HasSuffix(strings.ToLower(path), ".json") {
		return fault.New(fault.Usage, "%s cannot be written: JSON has no room for the comments", path).
			WithHint("name a .yaml file; `register` takes JSON too if you prefer to write it yourself")
	}
	//nolint:gosec // the file is the user's to edit and to share, and holds no secret
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fault.New(fault.Usage, "%s is there already, and was not touched", path).WithHint("name another file: `jtlctl wawi init FILE`").Because(err)
	}
	if err == nil {
		_, err = file.WriteString(start)
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		return fault.New(fault.Disk, "%s cannot be written: %v", path, disk.Cause(err)).Because(err)
	}
	if a.flags.json() {
		return a.console.JSON(map[string]string{"file": path})
	}
	a.console.Notef("%s is written; fill it in and put the icon beside it, then `jtlctl wawi register --url URL --app %s`", path, quote.Typed(runtime.GOOS, path))
	return nil
}
