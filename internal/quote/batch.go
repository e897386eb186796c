package quote

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// IsBatch reports whether Windows runs a file with cmd.exe. It ignores dots and
// spaces at the end of a file name, and so does this (CVE-2024-43402).
func IsBatch(path string) bool {
	name := strings.ToLower(strings.TrimRight(path, ". "))
	return strings.HasSuffix(name, ".bat") || strings.HasSuffix(name, ".cmd")
}

// maxCommandLine is the longest command line that cmd.exe takes, in UTF-16 units.
const maxCommandLine = 8191

// Batch returns the command line with which cmd.exe runs a batch file and passes
// it exactly the arguments. cmd.exe does not follow the rules by which all other
// programs take a command line apart: what is quoted for those is expanded, cut
// off or executed (CVE-2024-24576). The rules here are those of Rust's standard
// library; what it escapes with tricks that not every batch file survives is
// refused. The error says which argument cannot be passed, and why; it does
// not repeat it, because an argument may be secret.
func Batch(script string, args []string) (string, error) {
	if why := unsafeCharacter(script); why != "" {
		return "", fmt.Errorf("its path has %s", why)
	}
	var b strings.Builder
	// /d: no AutoRun command; /e:ON and /v:OFF: no settings of the user's for the
	// language; /s: exactly the outer quotes are taken away.
	b.WriteString(`cmd.exe /d /e:ON /v:OFF /s /c ""` + strings.ReplaceAll(script, "/", `\`) + `"`)
	for i, arg := range args {
		if why := unsafeCharacter(arg); why != "" {
			return "", fmt.Errorf("argument %d has %s", i+1, why)
		}
		b.WriteString(" " + quoteBatchArgument(arg))
	}
	b.WriteString(`"`)
	if length := len(utf16.Encode([]rune(b.String()))); length > maxCommandLine {
		return "", fmt.Errorf("the command line has %d characters, and cmd.exe takes %d", length, maxCommandLine)
	}
	return b.String(), nil
}

// unsafeCharacter names a character that quotes do not protect from cmd.exe; ""
// if there is none.
func unsafeCharacter(text string) string {
	for _, r := range text {
		switch {
		case r == '"':
			return `a double quote ("), which ends the quotes that protect it`
		case r == '%':
			return "a percent sign (%), which cmd.exe takes for a variable even in quotes"
		case r == '\n' || r == '\r':
			return "a line break, at which cmd.exe cuts the command off"
		case r < ' ' && r != '\t':
			return fmt.Sprintf("the control character U+%04X, which cmd.exe does not pass on", r)
		}
	}
	return ""
}

// quoteBatchArgument quotes an argument unless it has only characters that cmd.exe is
// known to leave unchanged.
func quoteBatchArgument(arg string) string {
	const signs = `#$*+-./:?@\_`
	trailing := len(arg) - len(strings.TrimRight(arg, `\`))
	if isPlain(arg, signs) && trailing == 0 {
		return arg
	}
	// Before a quote a backslash escapes it for the program behind the batch file.
	return `"` + arg + strings.Repeat(`\`, trailing) + `"`
}
