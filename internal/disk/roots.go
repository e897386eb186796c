package disk

import (
	"os"
	"path/filepath"
	"runtime"
)

// Roots are the folders that jtlctl stores its files in. One that the system
// does not define (in a container without HOME) is empty.
type Roots struct {
	Config string // settings
	Cache  string // what can be recreated
	State  string // what cannot
}

// SystemRoots finds the folders by the operating system's conventions: XDG on
// Linux, Library on macOS, AppData on Windows.
func SystemRoots(environment func(string) string) Roots {
	var roots Roots
	if folder, err := os.UserConfigDir(); err == nil {
		roots.Config = filepath.Join(folder, "jtlctl")
	}
	if folder, err := os.UserCacheDir(); err == nil {
		roots.Cache = filepath.Join(folder, "jtlctl")
	}
	if folder := stateFolder(environment); folder != "" {
		roots.State = filepath.Join(folder, "jtlctl")
	}
	return roots
}

func stateFolder(environment func(string) string) string {
	if runtime.GOOS == "windows" {
		return environment("LocalAppData")
	}
	if folder := environment("XDG_STATE_HOME"); filepath.IsAbs(folder) {
		return folder
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support")
	}
	return filepath.Join(home, ".local", "state")
}
