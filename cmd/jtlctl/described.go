package main

import (
	"fmt"
	"strings"
)

// described appends the exit codes that a command can return to its
// description.
func described(long string, codes ...int) string {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(long) + "\n\nExit codes:\n")
	for _, known := range exitCodes {
		for _, code := range append(codes, 130) {
			if known.code == code {
				fmt.Fprintf(&b, "  %-3d  %s\n", code, known.meaning)
			}
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// exitCodes is the contract of what the codes mean.
var exitCodes = [...]struct {
	code    int
	meaning string
}{
	{0, "done, and the answer is yes"},
	{1, "done, and the answer is no: not valid, findings, rejected, scope missing"},
	{2, "wrong usage: flags, arguments, configuration, or input that cannot be read"},
	{3, "it could not be done: network, server, keyring, disk"},
	{4, "credentials are missing or were refused"},
	{8, "not decided yet: the registration is still pending"},
	{130, "interrupted"},
}
