package main

import "runtime/debug"

// Set by the release build.
var (
	buildVersion = ""
	buildCommit  = ""
	buildDate    = ""
)

// version returns that of the release, or of the module that was installed.
func version() string {
	if buildVersion != "" {
		return buildVersion
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "dev"
}

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
