package console

import "strings"

// isLively reports whether the environment leaves a terminal its colour and its
// lines that are overwritten.
func isLively(environment func(string) string) bool {
	return environment("CI") == "" && environment("TERM") != "dumb"
}

// coloured reports whether a stream has colour. The first of these decides:
// NO_COLOR (no-color.org), FORCE_COLOR (force-color.org; 0 and false switch colour
// off, as in Node), CLICOLOR_FORCE and CLICOLOR (bixense.com/clicolors), whether
// the stream is a terminal that is not that of CI. All read on 2026-11-27.
func coloured(environment func(string) string, terminal bool) bool {
	if environment("NO_COLOR") != "" {
		return false
	}
	if forced := environment("FORCE_COLOR"); forced != "" {
		return forced != "0" && !strings.EqualFold(forced, "false")
	}
	if forced := environment("CLICOLOR_FORCE"); forced != "" && forced != "0" {
		return true
	}
	return terminal && isLively(environment) && environment("CLICOLOR") != "0"
}
