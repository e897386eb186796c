package kit

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/disk"
)

// PrintOutcome prints what became of a logout that was done.
func PrintOutcome(c *console.Console, o credential.Outcome) {
	switch {
	case o.Left != nil:
		c.Warnf("the %s store cannot be reached (%v); what it has of profile %s stays in it: %s", o.Store, o.Left, o.Profile, strings.Join(o.Slots, ", "))
	case o.NoSecret:
		c.Notef("profile %s has no stored secret", o.Profile)
	default:
		c.Notef("profile %s: secret and tokens are removed", o.Profile)
	}
	PrintStayed(c, o.Stayed)
}

// PrintStayed prints which files of a cache could not be removed.
func PrintStayed(c *console.Console, files []disk.Stayed) {
	for _, file := range files {
		what := "nothing opens what is in it"
		if file.Empty {
			what = "it is empty"
		}
		c.Warnf("%s stays (%s): %v", file.Path, what, disk.Cause(file.Err))
	}
}
