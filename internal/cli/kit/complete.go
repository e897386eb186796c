package kit

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const valuesOf = "values"

// Complete lists the values of a flag, which the shell offers.
func Complete(c *cobra.Command, flag string, values ...string) {
	f := c.Flag(flag)
	if f.Annotations == nil {
		f.Annotations = map[string][]string{}
	}
	f.Annotations[valuesOf] = values
}

// Values returns the values of a flag that Complete has listed.
func Values(f *pflag.Flag) []string { return f.Annotations[valuesOf] }
