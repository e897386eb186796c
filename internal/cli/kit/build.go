package kit

import (
	"cmp"
	"runtime/debug"
	"sync"
)

// Set by the release build.
var (
	buildVersion = ""
	buildCommit  = ""
	buildDate    = ""
)

// Version returns that of the release, or of the module that was installed.
func Version() string {
	if buildVersion != "" {
		return buildVersion
	}
	if version := buildInfo().Main.Version; version != "" && version != "(devel)" {
		return version
	}
	return "dev"
}

// Commit returns the commit that this program was built from; "" if it is not
// known.
func Commit() string { return cmp.Or(buildCommit, vcsSetting("vcs.revision")) }

// Date returns the time of that commit; "" if it is not known.
func Date() string { return cmp.Or(buildDate, vcsSetting("vcs.time")) }

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
