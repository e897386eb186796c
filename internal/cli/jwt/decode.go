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

Reads the token from the argument or from standard input, and finds it in what was
pasted with it: a header of any name, a curl command, the query or fragment of a
URL, a cookie, a variable, or JSON under any name. Lines of a token that was wrapped
are joined, with a warning. With several tokens, none is shown.`, 0, 2),
		Example: `  TOKEN=$(jtlctl sandbox token)
  jtlctl jwt decode "$TOKEN"
  Get-Clipboard | jtlctl jwt decode
  pbpaste | jtlctl jwt decode
  jtlctl token get | jtlctl jwt decode
  jtlctl jwt decode 'X-Session-Token: eyJhbGciOiJFZERTQSJ9.eyJ0ZW5hbnRJZCI6InQifQ.AA'
  jtlctl jwt decode -o json "$TOKEN" | jq .payload.tenantId`,
		Args: kit.Takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			pasted, err := tokenArgument(a, c, args)
			if err != nil {
				return err
			}
			token, warning, err := jwt.Open(pasted)
			if err != nil {
				return err
			}
			decoded := jwt.Decode(token, a.Now())
			if warning != "" {
				decoded.Warnings = append([]string{warning}, decoded.Warnings...)
			}
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
	a.Console.Fields(rows)
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
