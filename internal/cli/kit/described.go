package kit

import (
	"fmt"
	"strings"
)

// Described appends the exit codes that a command can return to its
// description.
func Described(long string, codes ...int) string {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(long) + "\n\nExit codes:\n")
	for _, known := range ExitCodes {
		for _, code := range append(codes, 130) {
			if known.Code == code {
				fmt.Fprintf(&b, "  %-3d  %s\n", code, known.Meaning)
			}
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// ExitCodes is the contract of what the codes mean.
var ExitCodes = [...]struct {
	Code    int
	Meaning string
}{
	{0, "done, and the answer is yes"},
	{1, "done, and the answer is no: not valid, findings, rejected, scope missing"},
	{2, "wrong usage: flags, arguments, configuration, or input that cannot be read"},
	{3, "it could not be done: network, server, keyring, disk"},
	{4, "credentials are missing or were refused"},
	{8, "not decided yet: the registration is still pending"},
	{130, "interrupted"},
}
