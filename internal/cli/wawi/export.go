package wawi

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

type exportFlags struct {
	format, to   string
	withKey, yes bool
}

func newExport(a *kit.App) *cobra.Command {
	var o exportFlags
	c := &cobra.Command{
		Use:   "export [NAME]",
		Short: "Print what a server needs to call a JTL-Wawi",
		Long: kit.Described(`Prints address, version of the API, app and version of an installation, and with
--with-key the key too, so that it reaches the server that needs it through a pipe
or a file. NAME may be left out if there is only one installation.

--format env has the variables JTL_WAWI_URL, JTL_WAWI_API_VERSION, JTL_WAWI_APP_ID,
JTL_WAWI_APP_VERSION and JTL_WAWI_API_KEY, quoted for sh; json has the scopes too,
and is what -o json prints. A key is shown on a terminal only after a question.
--to writes a new file that only you can read.`, 0, 2, 3, 4),
		Example: `  jtlctl wawi export shop
  jtlctl wawi export shop --with-key | ssh server 'umask 077; cat > wawi.env'
  jtlctl wawi export shop --with-key --to wawi.env
  jtlctl wawi export shop --format json`,
		Args: kit.Takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error { return runExport(c.Context(), a, args, o) },
	}
	f := c.Flags()
	f.StringVar(&o.format, "format", "", "print in `FORM`: env or json (default env)")
	f.StringVar(&o.to, "to", "", "write a new `FILE` instead")
	f.BoolVar(&o.withKey, "with-key", false, "print the key as well")
	f.BoolVarP(&o.yes, "yes", "y", false, "do not ask")
	kit.Complete(c, "format", wawi.ExportFormats()...)
	return c
}

func runExport(ctx context.Context, a *kit.App, names []string, o exportFlags) error {
	switch {
	case o.format == "" && a.Flags.JSON():
		o.format = wawi.JSONFormat
	case o.format == "":
		o.format = wawi.EnvFormat
	case o.format == wawi.EnvFormat && a.Flags.JSON() && o.to == "":
		return fault.New(fault.Usage, "--format env and -o json are two forms of the same output").WithHint("leave one of them out")
	}
	if err := wawi.CheckExportFormat(o.format); err != nil {
		return err
	}
	if o.withKey && a.Console.OutTerminal && !o.yes {
		if err := confirm(a, ctx, "Export the API key as well"); err != nil {
			return err
		}
	}
	export, err := service(a).Export(ctx, names, o.withKey)
	if err != nil {
		return err
	}
	return printExport(a, export, o)
}

func printExport(a *kit.App, export wawi.Export, o exportFlags) error {
	if o.to == "" && a.Flags.JSON() {
		return a.PrintJSON(&Export{Export: export})
	}
	text, err := export.Text(o.format)
	if err != nil {
		return err
	}
	if o.to == "" {
		a.Console.Printf("%s", text)
		return nil
	}
	if err := wawi.WriteExport(o.to, text); err != nil {
		return err
	}
	if a.Flags.JSON() {
		return a.PrintJSON(&Exported{Name: export.Name, File: o.to})
	}
	a.Console.Notef("%s is written; only you can read it", o.to)
	return nil
}
