package apicall

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// Converted recognizes what Git Bash makes of an argument that begins with a slash,
// such as C:/Program Files/Git/v2/items. It returns the segments of the path that was
// meant: those after the folder that the shell calls /, or all if that is not known.
func Converted(raw string) (segments []string, known, ok bool) {
	if len(raw) < 3 || raw[1] != ':' || (raw[2] != '/' && raw[2] != '\\') || (raw[0]|0x20 < 'a' || raw[0]|0x20 > 'z') {
		return nil, false, false
	}
	segments = strings.Split(strings.ReplaceAll(raw[3:], `\`, "/"), "/")
	for i, segment := range segments {
		if isRoot(segment) {
			return segments[i+1:], true, true
		}
	}
	return segments, false, true
}

// isRoot reports whether a folder is that of Git or of MSYS2 on Windows.
func isRoot(folder string) bool {
	folder = strings.ToLower(folder)
	return folder == "git" || folder == "portablegit" || strings.HasPrefix(folder, "msys") || strings.HasPrefix(folder, "cygwin")
}

// ErrConverted refuses a path that was converted; below is what was meant, without
// the first slash, or "".
func ErrConverted(raw, below string) error {
	f := fault.New(fault.Usage, "the path %q was converted by the shell: Git Bash makes a Windows path of what begins with a slash", platform.WithoutUser(raw))
	if below == "" {
		return f.WithHint("write a full URL, or set MSYS_NO_PATHCONV=1")
	}
	return f.WithHint("leave the first slash away: %s", below)
}
