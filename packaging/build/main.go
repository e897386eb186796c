// Command build compiles jtlctl as a release does, for this system:
//
//	go run ./packaging/build [PROGRAM]
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/jtlctl/jtlctl/packaging/release"
)

func main() {
	program := "jtlctl"
	if len(os.Args) > 1 {
		program = os.Args[1]
	}
	if err := release.Build(context.Background(), ".", "./cmd/jtlctl", program); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}
