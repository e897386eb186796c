package main

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

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
	c.Flags().StringVar(&o.format, "format", "raw", "`FORM` of the text: raw or header")
	c.Flags().StringVar(&o.store, "store", "", "`STORE` to read: keyring or file")
	c.Flags().BoolVar(&o.other, "other", false, "the further keys that came with the key")
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

// wawiOtherKeysText is the JSON form of further keys; it is a contract.
type wawiOtherKeysText struct {
	Name string   `json:"name"`
	Keys []string `json:"other_api_keys"`
}

func runWawiKey(ctx context.Context, a *app, raw string, o wawiKey) error {
	if err := suggest.Among("format", o.format, []string{"raw", "header"}); err != nil {
		return fault.WithOrigin(err, "--format")
	}
	if err := checkStoreFlag(o.store); err != nil {
		return err
	}
	name, err := wawi.ParseName(raw)
	if err != nil {
		return err
	}
	installation := wawi.Installation{Wish: wawi.Wish{Store: o.store}}
	if o.store == "" {
		if name, installation, err = a.installed(raw); err != nil {
			return err
		}
	}
	if o.other {
		return a.printOtherKeys(ctx, name, installation, o.format)
	}
	key, err := a.wawiKey(ctx, name, installation, nil)
	switch {
	case errors.Is(err, secret.ErrNotFound) && a.keyIsSealed(name):
		return keyWaits(name)
	case err != nil:
		return err
	case a.flags.json():
		return a.console.JSON(wawiKeyText{name, key.Reveal(), installation.Store})
	}
	return a.printKey(name, key.Reveal(), o.format)
}

func (a *app) printKey(name, key, format string) error {
	if strings.ContainsAny(key, "\r\n") {
		return fault.New(fault.Credentials, "the key of %q has a line break in it, which no header can carry", name).
			WithHint("-o json shows it; register again if it is damaged")
	}
	prefix := ""
	if format == "header" {
		if !wawi.Carried(secret.New(key)) {
			return fault.New(fault.Credentials, "the key of %q has characters that no header can carry", name).
				WithHint("-o json shows it; register again if it is damaged")
		}
		prefix = "Authorization: Wawi "
	}
	a.writeKey(prefix, key)
	return nil
}

// printOtherKeys prints the keys that came with the key. They may lie in
// another store than it, if one failed in between.
func (a *app) printOtherKeys(ctx context.Context, name string, i wawi.Installation, format string) error {
	keys := []string{}
	for _, storeName := range append([]string{i.Store}, otherNames(i.Store)...) {
		store, err := a.store(storeName)
		if err != nil {
			return err
		}
		list, err := store.Get(ctx, wawi.OthersSlot(name))
		if errors.Is(err, secret.ErrNotFound) || err != nil && storeName != i.Store {
			continue
		}
		if err != nil {
			return err
		}
		if json.Unmarshal([]byte(list.Reveal()), &keys) != nil {
			return fault.New(fault.Store, "the further keys of %q in the %s store are damaged", name, storeName)
		}
		break
	}
	if a.flags.json() {
		return a.console.JSON(wawiOtherKeysText{name, keys})
	}
	if len(keys) == 0 {
		return fault.New(fault.Credentials, "no further keys of %q are stored", name).WithHint("JTL-Wawi answered with one: `jtlctl wawi key %s`", name)
	}
	for _, key := range keys {
		if err := a.printKey(name, key, format); err != nil {
			return err
		}
	}
	return nil
}

// otherNames are the names of all stores but one.
func otherNames(chosen string) []string {
	return slices.DeleteFunc(slices.Clone(secret.Names()), func(name string) bool { return name == chosen })
}

// writeKey prints a key on a line of its own, behind what precedes it.
func (a *app) writeKey(before, key string) {
	line, exact := a.console.Exactly(key)
	a.console.Printf("%s%s\n", before, line)
	if !exact {
		a.console.Warnf("the key has characters that would act on a terminal or break the line, and is shown as a JSON string")
		a.console.Hintf("`jtlctl wawi key` into a file or a pipe hands it over as it is, unless it has line breaks")
	}
}

func (a *app) keyIsSealed(name string) bool {
	folder, err := a.wawiFolder()
	return err == nil && folder.HasSealed(name)
}
