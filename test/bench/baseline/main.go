// Command baseline is a cobra program that prints one line: what jtlctl's
// start-up is measured against.
package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "baseline", Run: func(*cobra.Command, []string) { fmt.Println("baseline") }}
	_ = root.Execute()
}
