package jwt

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

func newDecode(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "decode [TOKEN|-]",
		Short: "Show the content of a token, without verifying it",
		Long: kit.Described(`Shows header and payload of a token as they are (numbers exact, order kept), what
kind of token it is, and when it expires. Never uses the network, and verifies
nothing: anybody can have written what is shown.

Reads the token from the argument or from standard input, also with "Bearer ",
"Authorization:", quotes or white space around it, and from the JSON response of a
token endpoint.`, 0, 2),
		Example: `  jtlctl jwt decode "$TOKEN"
  Get-Clipboard | jtlctl jwt decode
  pbpaste | jtlctl jwt decode
  jtlctl token get | jtlctl jwt decode
  jtlctl jwt decode -o json "$TOKEN" | jq .payload.tenantId`,
		Args: kit.Takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			text, err := tokenArgument(a, c.Context(), args)
			if err != nil {
				return err
			}
			token, err := jwt.Open(text)
			if err != nil {
				return err
			}
			decoded := jwt.Decode(token, a.Now())
			if a.Flags.JSON() {
				return a.Console.JSON(decoded)
			}
			printDecoded(a, decoded)
			return nil
		},
	}
}

func printDecoded(a *kit.App, d jwt.Decoded) {
	style := a.Console.OutStyle
	a.Console.Printf("%s\n%s\n\n", style.Bold("header"), console.Indented(d.Header))
	a.Console.Printf("%s\n%s\n\n", style.Bold("payload"), console.Indented(d.Payload))
	rows := [][]string{{"kind", kindName(d.Kind)}}
	if d.Tenant != "" {
		rows = append(rows, []string{"tenant", d.Tenant})
	}
	if d.User != "" {
		rows = append(rows, []string{"user", d.User})
	}
	for _, moment := range d.Times {
		rows = append(rows, []string{moment.Claim, moment.Time + " (" + inWords(moment) + ")"})
	}
	a.Console.Table(rows)
	for _, warning := range d.Warnings {
		a.Console.Warnf("%s", warning)
	}
	a.Console.FaintNotef("nothing was verified: anybody can have written this; `jtlctl jwt verify` checks it")
}

func kindName(kind jwt.Kind) string {
	if kind == jwt.Unknown {
		return "unknown: no claim of a JTL token"
	}
	return string(kind) + " token"
}

func inWords(m jwt.Moment) string {
	if m.Expired == nil {
		return m.Relative
	}
	if *m.Expired {
		return "expired " + m.Relative
	}
	return fmt.Sprintf("expires %s", strings.TrimSpace(m.Relative))
}
