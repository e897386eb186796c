package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/suggest"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

type wawiKey struct {
	format, store string
	other         bool
}

func newWawiKey(a *app) *cobra.Command {
	var o wawiKey
	c := &cobra.Command{
		Use:   "key NAME",
		Short: "Print the key of an installation",
		Long: described(`Prints the API key on a line of its own, or with --format header the whole header
that every call needs: a key without the word Wawi before it is refused.

--other prints the further keys instead, one a line, if JTL-Wawi answered with
several that differ. --store reads a store directly, for the case that the state
file is lost.`, 0, 2, 3, 4),
		Example: `  jtlctl wawi key my-app
  jtlctl wawi key my-app --format header
  jtlctl wawi key my-app --store keyring`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeInstallation(a),
		RunE: func(c *cobra.Command, args []string) error {
			return runWawiKey(c.Context(), a, args[0], o)
		},
	}
	c.Flags().StringVar(&o.format, "format", wawi.RawForm, "`FORM` of the text: raw or header")
	c.Flags().StringVar(&o.store, "store", "", "`STORE` to read: keyring or file")
	c.Flags().BoolVar(&o.other, "other", false, "the further keys that came with the key")
	complete(c, "format", wawi.Forms()...)
	complete(c, "store", secret.Names()...)
	return c
}

func runWawiKey(ctx context.Context, a *app, name string, o wawiKey) error {
	if err := suggest.Among("format", o.format, wawi.Forms()); err != nil {
		return fault.WithOrigin(err, "--format")
	}
	if o.other {
		keys, err := a.wawi().OtherKeys(ctx, name, o.store)
		if err != nil {
			return err
		}
		return a.printOtherKeys(keys, o.format)
	}
	key, err := a.wawi().Key(ctx, name, o.store)
	if err != nil {
		return err
	}
	if a.flags.json() {
		return a.console.JSON(key)
	}
	return a.printKey(key.Name, key.Key, o.format)
}

func (a *app) printKey(name, key, format string) error {
	before, err := wawi.BeforeKey(name, key, format)
	if err != nil {
		return err
	}
	a.writeKey(before, key)
	return nil
}

func (a *app) printOtherKeys(keys wawi.OtherKeys, format string) error {
	if a.flags.json() {
		return a.console.JSON(keys)
	}
	for _, key := range keys.Keys {
		if err := a.printKey(keys.Name, key, format); err != nil {
			return err
		}
	}
	return keys.Err()
}

// writeKey prints a key on a line of its own, behind what precedes it.
func (a *app) writeKey(before, key string) {
	line, exact := a.console.ExactLine(key)
	a.console.Printf("%s%s\n", before, line)
	if !exact {
		a.console.Warnf("the key has characters that would act on a terminal or break the line, and is shown as a JSON string")
		a.console.Hintf("`jtlctl wawi key` into a file or a pipe hands it over as it is, unless it has line breaks")
	}
}
