// Package quote writes values so that a shell or a program reads exactly them,
// whatever characters they have.
//
// It knows the quoting rules of each reader and nothing of what is quoted.
package quote

import "strings"

// Sh returns a value as one word of a POSIX shell, in single quotes (XCU 2.2.2).
func Sh(value string) string {
	return "'" + strings.ReplaceAll(value, "'", `'\''`) + "'"
}

// Env returns a value as it is written after the = of an assignment of a POSIX
// shell. A value that no shell interprets has no quotes: for some readers of .env
// files, such as `docker run --env-file`, they would be a part of it.
func Env(value string) string {
	const signs = "_@%+=:,./-" // no tilde: after the = it is expanded
	if isPlain(value, signs) {
		return value
	}
	return Sh(value)
}

// Typed returns a value as it is typed in the usual shell of a system, for the
// commands that hints name.
func Typed(system, value string) string {
	switch {
	case system != "windows":
		return Env(value)
	case isPlain(value, `_+:.\/-`):
		return value
	}
	return PowerShell(value)
}

// PowerShell returns a value as a string of PowerShell in single quotes. The
// typographic quotation marks count as single quotes there
// (about_Quoting_Rules).
func PowerShell(value string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range value {
		if r == '\'' || r >= 0x2018 && r <= 0x201B {
			b.WriteRune(r)
		}
		b.WriteRune(r)
	}
	b.WriteByte('\'')
	return b.String()
}

// Curl returns a value as a string of a curl configuration in double quotes,
// with the escapes that curl knows (curl(1), --config).
func Curl(value string) string {
	return `"` + curlEscapes.Replace(value) + `"`
}

var curlEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\t", `\t`, "\n", `\n`, "\r", `\r`, "\v", `\v`)

// isPlain reports whether a value consists of letters and digits of ASCII and the
// signs, and is not empty.
func isPlain(value, signs string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	return value != "" && strings.Trim(value, letters+signs) == ""
}
