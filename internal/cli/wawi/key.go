package wawi

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

type keyFlags struct {
	format, store string
	other         bool
}

func newKey(a *kit.App) *cobra.Command {
	var o keyFlags
	c := &cobra.Command{
		Use:   "key [NAME]",
		Short: "Print the key of an installation",
		Long: kit.Described(`Prints the API key on a line of its own, or with --format header the whole header
that every call needs: a key without the word Wawi before it is refused.

--other prints the further keys instead, one a line, if JTL-Wawi responded with
several that differ. --store reads a store directly, for the case that the state
file is lost. NAME may be left out if there is only one installation.`, 0, 2, 3, 4),
		Example: `  jtlctl wawi key my-app
  jtlctl wawi key my-app --format header
  jtlctl wawi key my-app --store keyring`,
		Args: kit.Takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return runKey(c.Context(), a, args, o)
		},
	}
	c.Flags().StringVar(&o.format, "format", wawi.RawForm, "print in `FORM`: raw or header")
	c.Flags().StringVar(&o.store, "store", "", "read this `STORE`: keyring, file or helper:NAME")
	c.Flags().BoolVar(&o.other, "other", false, "print the further keys that came with the key")
	kit.Complete(c, "format", wawi.Forms()...)
	return c
}

func runKey(ctx context.Context, a *kit.App, names []string, o keyFlags) error {
	if err := suggest.Among("format", o.format, wawi.Forms()); err != nil {
		return fault.WithOrigin(err, "--format")
	}
	name, err := service(a).Named(names)
	if err != nil {
		return err
	}
	if o.other {
		keys, err := service(a).OtherKeys(ctx, name, o.store)
		if err != nil {
			return err
		}
		return printOtherKeys(a, keys, o.format)
	}
	key, err := service(a).Key(ctx, name, o.store)
	if err != nil {
		return err
	}
	if a.Flags.JSON() {
		return a.PrintJSON(&Key{Key: key})
	}
	return printKey(a, key.Name, key.Key, o.format)
}

func printKey(a *kit.App, name, key, format string) error {
	before, err := wawi.BeforeKey(name, key, format)
	if err != nil {
		return err
	}
	writeKey(a, before, key)
	return nil
}

func printOtherKeys(a *kit.App, keys wawi.OtherKeys, format string) error {
	if a.Flags.JSON() {
		return a.PrintJSON(&OtherKeys{OtherKeys: keys})
	}
	for _, key := range keys.Keys {
		if err := printKey(a, keys.Name, key, format); err != nil {
			return err
		}
	}
	return keys.Err()
}

// writeKey prints a key on a line of its own, behind what precedes it.
func writeKey(a *kit.App, before, key string) {
	line, exact := a.Console.ExactLine(key)
	a.Console.Printf("%s%s\n", before, line)
	if !exact {
		a.Console.Warnf("the key has characters that would act on a terminal or break the line, and is shown as a JSON string")
		a.Console.Hintf("`jtlctl wawi key` into a file or a pipe hands it over as it is, unless it has line breaks")
	}
}
