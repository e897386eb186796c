package jwks

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/verify"
)

func newGet(a *kit.App) *cobra.Command {
	var o verify.KeyOptions
	var pem bool
	c := &cobra.Command{
		Use:   "get",
		Short: "Fetch and show the platform's public keys",
		Long: kit.Described(`Shows the public keys of the platform: from the cache for a day, else fetched with
an access token (JTL_CLIENT_ID, JTL_CLIENT_SECRET), as the platform demands.

-o json prints a JWK Set that `+"`jtlctl jwt verify --jwks`"+` accepts, so that a
machine without network can verify. Keys that cannot be used are left out
with a warning; if none is left, the exit code is 1. A --kid that no key has is
wrong usage.`, 0, 1, 2, 3, 4),
		Example: `  jtlctl jwks get
  jtlctl jwks get --refresh -o json > keys.json
  jtlctl jwks get --pem --kid 2026-11
  jtlctl jwks get --url https://id.jtl-cloud.com/oauth/v2/keys`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runGet(c.Context(), a, o, pem) },
	}
	f := c.Flags()
	f.StringVar(&o.URL, "url", "", "fetch the key set at `URL` instead")
	f.BoolVar(&o.Refresh, "refresh", false, "fetch even if the cached set is fresh")
	f.BoolVar(&pem, "pem", false, "print the keys as PEM")
	f.StringVar(&o.KID, "kid", "", "show only the key with this `ID`")
	return c
}

func runGet(ctx context.Context, a *kit.App, o verify.KeyOptions, pem bool) error {
	s, err := a.Configuration().Settings(nil)
	if err != nil {
		return err
	}
	if pem && a.Flags.JSON() {
		return fault.New(fault.Usage, "--pem and -o json are two forms of the same thing").WithHint("choose one of them")
	}
	got, err := a.KeySources(s).PublicKeys(ctx, o)
	warnSkipped(a, got.Skipped)
	if err != nil {
		return err
	}
	if len(got.Keys) == 0 {
		a.Console.Warnf("the key set %s has no usable keys", got.Address)
	}
	if err := printKeys(a, got.Keys, got.Origin, pem); err != nil || len(got.Keys) > 0 {
		return err
	}
	return kit.ExitNo
}

func warnSkipped(a *kit.App, skipped []jwks.Skipped) {
	const most = 20
	for _, key := range skipped[:min(most, len(skipped))] {
		a.Console.Warnf("key %d (kid %q) of the set is left out: %s", key.Position, key.ID, key.Reason)
	}
	if more := len(skipped) - most; more > 0 {
		a.Console.Warnf("%d more keys of the set are left out", more)
	}
}

func printKeys(a *kit.App, keys []jwks.Key, origin jwks.Origin, pem bool) error {
	switch {
	case pem:
		return printPEM(a, keys)
	case a.Flags.JSON():
		published := []jwks.JWK{}
		for _, key := range keys {
			published = append(published, key.JWK)
		}
		return a.PrintJSON(KeySet{published})
	}
	age := jwt.FormatRelative(origin.FetchedAt, a.Now())
	rows := [][]string{{"KID", "KEY", "ALGORITHM", "USE", "THUMBPRINT", "FETCHED"}}
	for _, key := range keys {
		rows = append(rows, []string{kit.Dash(key.ID), key.Strength(), kit.Dash(key.Algorithm), kit.Dash(key.Use), key.Thumbprint, age})
	}
	a.Console.Table(rows)
	return nil
}

func printPEM(a *kit.App, keys []jwks.Key) error {
	var blocks [][]byte
	for _, key := range keys {
		block, err := key.PEM()
		if err != nil {
			return err
		}
		blocks = append(blocks, block)
	}
	a.Console.Printf("%s", slices.Concat(blocks...))
	return nil
}
