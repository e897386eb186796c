package auth

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func newPassphrase(a *kit.App) *cobra.Command {
	var o credential.PassphraseOptions
	c := &cobra.Command{
		Use:   "passphrase",
		Short: "Change the passphrase of the encrypted file",
		Long: kit.Described(`Asks for the passphrase of the encrypted file and for a new one, and encrypts the
key of the file with it. The old one comes from JTLCTL_PASSPHRASE or
JTLCTL_PASSPHRASE_FILE if they are set; set them to the new one afterwards.

The new file is read back, and replaces the old one at once: whatever ends the
command, one of the two passphrases opens the store. The secrets themselves are not
encrypted again: whoever has a copy of the old files and the old passphrase still
reads what was in them.`, 0, 2, 3, 4),
		Example: "  jtlctl auth passphrase\n  JTLCTL_PASSPHRASE_FILE=old.txt jtlctl auth passphrase --new-file new.txt",
		Args:    kit.Takes(0, 0),
		RunE:    func(c *cobra.Command, _ []string) error { return runPassphrase(c.Context(), a, o) },
	}
	c.Flags().StringVar(&o.File, "new-file", "", "read the new passphrase from `FILE`")
	c.Flags().BoolVar(&o.Stdin, "new-stdin", false, "read the new passphrase from standard input")
	return c
}

func runPassphrase(ctx context.Context, a *kit.App, o credential.PassphraseOptions) error {
	o.Read = a.Console.Read
	if o.Stdin && a.Console.InTerminal {
		o.Stdin = false // typed text must not be seen: it is asked for
	}
	folder, err := a.Stores().ChangePassphrase(ctx, o)
	if err != nil {
		return err
	}
	if a.Flags.JSON() {
		return a.PrintJSON(&PassphraseReport{Store: secret.FileName})
	}
	a.Console.Notef("the encrypted file in %s has the new passphrase", folder)
	return nil
}
