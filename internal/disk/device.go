package disk

import (
	"slices"
	"strings"
)

// IsDeviceName reports whether Windows opens a device instead of a file by this
// name, whatever follows after a dot, in any letter case
// (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
func IsDeviceName(name string) bool {
	name, _, _ = strings.Cut(strings.ToUpper(name), ".")
	name = strings.TrimRight(name, " ")
	if slices.Contains([]string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}, name) {
		return true
	}
	port, found := strings.CutPrefix(name, "COM")
	if !found {
		port, found = strings.CutPrefix(name, "LPT")
	}
	return found && slices.Contains([]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"}, port)
}
