package kit

import "github.com/spf13/cobra"

// Complete offers values for a flag in the shell.
func Complete(c *cobra.Command, flag string, values ...string) {
	if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag does not exist: a defect that every start shows
	}
}
