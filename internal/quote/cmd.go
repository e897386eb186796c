package quote

import "strings"

// SetCmd returns the line with which cmd.exe sets a variable, as it is typed at its
// prompt; ok is false for values that cannot be typed there: what is between percent
// signs is replaced even in quotes, and a quotation mark ends them (set /?).
func SetCmd(name, value string) (line string, ok bool) {
	if strings.ContainsAny(name+value, "%\"\r\n\x00") {
		return "", false
	}
	return `set "` + name + "=" + value + `"`, true
}
