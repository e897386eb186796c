package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/suggest"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newWawiKey(a *app) *cobra.Command {
	var format, store string
	c := &cobra.Command{
		Use:   "key NAME",
		Short: "Print the key of an installation",
		Long: described(`Prints the API key on a line of its own, or with --format header the whole header
that every call needs: a key without the word Wawi before it is refused.

--store reads a store directly, for the case that the state file is lost.`, 0, 2, 3, 4),
		Example: `  jtlctl wawi key my-app
  jtlctl wawi key my-app --format header
  jtlctl wawi key my-app --store keyring`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeInstallation(a),
		RunE: func(c *cobra.Command, args []string) error {
			return runWawiKey(c.Context(), a, args[0], format, store)
		},
	}
	c.Flags().StringVar(&format, "format", "raw", "`FORM` of the text: raw or header")
	c.Flags().StringVar(&store, "store", "", "`STORE` to read: keyring or file")
	complete(c, "format", "raw", "header")
	complete(c, "store", secret.Names()...)
	return c
}

// wawiKeyText is the JSON form of a key; it is a contract.
type wawiKeyText struct {
	Name  string `json:"name"`
	Key   string `json:"api_key"`
	Store string `json:"store"`
}

func runWawiKey(ctx context.Context, a *app, raw, format, storeName string) error {
	if err := suggest.Among("format", format, []string{"raw", "header"}); err != nil {
		return err
	}
	name, err := wawi.ParseName(raw)
	if err != nil {
		return err
	}
	installation := wawi.Installation{Wish: wawi.Wish{Store: storeName}}
	if storeName == "" {
		if name, installation, err = a.installed(raw); err != nil {
			return err
		}
	}
	key, err := a.wawiKey(ctx, name, installation, nil)
	switch {
	case errors.Is(err, secret.ErrNotFound) && a.keyIsSealed(name):
		return keyWaits(name)
	case err != nil:
		return err
	case a.flags.json():
		return a.console.JSON(wawiKeyText{name, key.Reveal(), installation.Store})
	case strings.ContainsAny(key.Reveal(), "\r\n"):
		return fault.New(fault.Credentials, "the key of %q has a line break in it, which no header can carry", name).
			WithHint("-o json shows it; register again if it is damaged")
	}
	prefix := ""
	if format == "header" {
		prefix = "Authorization: Wawi "
	}
	a.console.Printf("%s%s\n", prefix, key.Reveal())
	return nil
}

func (a *app) keyIsSealed(name string) bool {
	folder, err := a.wawiFolder()
	return err == nil && folder.HasSealed(name)
}
