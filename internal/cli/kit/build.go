package kit

import (
	"cmp"
	"runtime/debug"
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
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
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
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, setting := range info.Settings {
		if setting.Key == key {
			return setting.Value
		}
	}
	return ""
}
