package kit

import (
	"cmp"
	"runtime/debug"
	"strings"
	"sync"
	"time"
)

// Set by the release build.
var (
	buildVersion = ""
	buildCommit  = ""
	buildDate    = ""
)

// Version returns that of the release, or of the module that was installed: both as
// 1.2.3.
func Version() string {
	if version := cmp.Or(buildVersion, buildInfo().Main.Version); version != "" && version != "(devel)" {
		return strings.TrimPrefix(version, "v")
	}
	return "dev"
}

// Commit returns the commit that this program was built from, as far as it is known:
// the whole of it, or the twelve digits of a version that no tag names. "" if it is a
// tagged version that `go install` has built, which does not know its commit.
func Commit() string {
	commit, _ := ofPseudoVersion(buildInfo().Main.Version)
	return cmp.Or(buildCommit, vcsSetting("vcs.revision"), commit)
}

// Date returns the time of that commit, as RFC 3339 writes it; "" if it is not known.
func Date() string {
	_, date := ofPseudoVersion(buildInfo().Main.Version)
	return cmp.Or(buildDate, vcsSetting("vcs.time"), date)
}

// ofPseudoVersion returns commit and time of a version of a commit without a tag, such as
// v1.2.4-0.20261127071700-38e5cd8f0a1b ("Pseudo-versions" of the Go modules reference).
func ofPseudoVersion(version string) (commit, date string) {
	const stamp, digits = "20060102150405", 12
	version, _, _ = strings.Cut(version, "+")
	before, commit, found := strings.Cut(version[max(0, len(version)-digits-1):], "-")
	rest := version[:max(0, len(version)-digits-1)]
	if !found || before != "" || len(commit) != digits || len(rest) <= len(stamp) {
		return "", ""
	}
	at, err := time.Parse(stamp, rest[len(rest)-len(stamp):])
	if err != nil {
		return "", ""
	}
	return commit, at.Format(time.RFC3339)
}

// vcsSetting returns what the Go command recorded about the checkout.
func vcsSetting(key string) string {
	for _, setting := range buildInfo().Settings {
		if setting.Key == key {
			return setting.Value
		}
	}
	return ""
}

// buildInfo is what the Go command recorded in the program; to parse it takes
// some 50 µs.
var buildInfo = sync.OnceValue(func() *debug.BuildInfo {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info
	}
	return &debug.BuildInfo{}
})
