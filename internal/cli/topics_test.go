package cli

import (
	"strings"
	"testing"
)

// Who looks for a file finds its folder in the help, whatever system it is on.
func TestFilesTopic_folders(t *testing.T) {
	t.Parallel()
	text := filesTopic()
	for _, folder := range []string{
		`%AppData%\jtlctl`, `%LocalAppData%\jtlctl\state`, `%LocalAppData%\jtlctl\cache`,
		"~/Library/Application Support/jtlctl", "~/Library/Caches/jtlctl",
		"~/.config/jtlctl", "~/.local/state/jtlctl", "~/.cache/jtlctl",
	} {
		if !strings.Contains(text, folder+"\n") {
			t.Errorf("%s is not in the help", folder)
		}
	}
}
