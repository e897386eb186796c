package kit

import (
	"slices"
	"strconv"
	"strings"
)

// Described appends the exit codes that a command can return to its
// description.
func Described(long string, codes ...int) string {
	long = strings.TrimSpace(long)
	var b strings.Builder
	b.Grow(len(long) + len(ExitCodes)*maxCodeLine) // every start describes all commands of a noun
	b.WriteString(long)
	b.WriteString("\n\nExit codes:")
	for _, known := range ExitCodes {
		if known.Code != 130 && !slices.Contains(codes, known.Code) {
			continue
		}
		code := strconv.Itoa(known.Code)
		b.WriteString("\n  ")
		b.WriteString(code)
		b.WriteString("     "[len(code):])
		b.WriteString(known.Meaning)
	}
	return b.String()
}

// maxCodeLine is longer than any line about an exit code.
const maxCodeLine = 96

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
	{126, "the command to run cannot be executed, as shells have it"},
	{127, "there is no such command to run, as shells have it"},
	{130, "interrupted"},
}
