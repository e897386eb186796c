package cli

import (
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestExpandPatterns(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"app.json", "a.har", "b.har", "keys.pem"} {
		faulttest.Must(t, os.WriteFile(name, nil, 0o600))
	}
	for line, want := range map[string]string{
		"*.json":                     "app.json",
		"app.json":                   "app.json",
		"-":                          "-",
		"https://x.example/?a=*":     "https://x.example/?a=*",
		"--from *.har x":             "x --from a.har b.har",
		"--from ?.har --from -":      "--from a.har b.har -",
		"--keys *.pem":               "--keys keys.pem",
		`--keys {"keys":["*"]}`:      `--keys {"keys":["*"]}`,
		"--scope *.har x":            "x --scope *.har",
		"--keys *.json --from *.pem": "--keys app.json --from keys.pem",
	} {
		got, err := patternsIn(t, "doc [FILE|-]", line)
		if err != nil || got != want {
			t.Errorf("%s: %q, %v, want %q", line, got, err, want)
		}
	}
	for line, want := range map[string]string{
		"*.har":        `2 files match "*.har", and one is expected: a.har, b.har`,
		"*.yaml":       `no file matches "*.yaml"`,
		"--keys *.har": `2 files match "*.har", and one is expected: a.har, b.har (from --keys)`,
		"--from *.log": `no file matches "*.log" (from --from)`,
	} {
		_, err := patternsIn(t, "doc [FILE|-]", line)
		faulttest.Want(t, err, fault.Usage, want)
	}
	for use, want := range map[string]string{
		"decode [TOKEN|-]": "*.har", "lint [FILE|FOLDER|-]…": "*.har", "for [METHOD] PATH | FIELD | --graphql FILE": "*.har",
	} {
		if got, err := patternsIn(t, use, "*.har"); err != nil || got != want {
			t.Errorf("%s: %q, %v", use, got, err)
		}
	}
}

// patternsIn returns the arguments and flags of a command after its patterns.
func patternsIn(t *testing.T, use, line string) (string, error) {
	t.Helper()
	var keys, scope string
	var from []string
	c := &cobra.Command{Use: use}
	c.Flags().StringVar(&keys, "keys", "", "read the key set of `FILE`")
	c.Flags().StringVar(&scope, "scope", "", "ask for `SCOPES`")
	c.Flags().StringArrayVar(&from, "from", nil, "read `FILE`")
	faulttest.Must(t, c.ParseFlags(strings.Fields(line)))
	args := c.Flags().Args()
	err := expandPatterns(c, args)
	for name, value := range map[string]string{"--keys": keys, "--scope": scope} {
		if value != "" {
			args = append(args, name, value)
		}
	}
	if len(from) > 0 {
		args = append(append(args, "--from"), from...)
	}
	return strings.Join(args, " "), err
}
