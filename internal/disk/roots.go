package disk

import (
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
)

// Roots are the folders that jtlctl stores its files in. One that the system
// does not define (in a container without HOME) is empty.
type Roots struct {
	Config string // settings
	Cache  string // what can be recreated
	State  string // what cannot
	// Former is the folder that older versions used for both cache and state; ""
	// if they used Cache and State.
	Former string
}

// SystemRoots finds the folders by the operating system's conventions: XDG on
// Linux, Library on macOS, AppData on Windows.
func SystemRoots(environment func(string) string) Roots {
	return rootsOn(runtime.GOOS, environment)
}

// RootVariables are the environment variables by which the system names the folder
// of the configuration and that of state and cache.
func RootVariables() (config, data string) { return rootVariablesOn(runtime.GOOS) }

// SetDataFolder is the hint for a system that names no folder for state and cache.
func SetDataFolder() string {
	_, data := RootVariables()
	return "set " + data
}

// OtherHome is the hint if a folder of jtlctl must not be read: sudo and containers may
// keep the home folder of another user. For other errors it is "".
func OtherHome(err error) string {
	if !errors.Is(err, fs.ErrPermission) {
		return ""
	}
	root, _ := RootVariables()
	return "perhaps " + root + " is that of another user; check it, and the permissions there"
}

func rootVariablesOn(system string) (config, data string) {
	if system == "windows" {
		return "AppData", "LocalAppData"
	}
	return "HOME", "HOME"
}

func rootsOn(system string, environment func(string) string) Roots {
	const name = "jtlctl"
	home := environment("HOME")
	switch system {
	case "windows":
		local := below(environment("LocalAppData"), name)
		return Roots{
			Config: below(environment("AppData"), name), Cache: below(local, "cache"), State: below(local, "state"),
			Former: local,
		}
	case "darwin":
		library := below(home, "Library")
		return Roots{
			Config: below(library, "Application Support", name), Cache: below(library, "Caches", name),
			State: below(xdg(environment, "XDG_STATE_HOME", below(library, "Application Support")), name),
		}
	}
	return Roots{
		Config: below(xdg(environment, "XDG_CONFIG_HOME", below(home, ".config")), name),
		Cache:  below(xdg(environment, "XDG_CACHE_HOME", below(home, ".cache")), name),
		State:  below(xdg(environment, "XDG_STATE_HOME", below(home, ".local", "state")), name),
	}
}

// below returns a path below a folder; "" if there is no folder.
func below(folder string, names ...string) string {
	if folder == "" {
		return ""
	}
	return filepath.Join(append([]string{folder}, names...)...)
}

// xdg returns a folder of the XDG Base Directory Specification, which says that a
// relative one must be ignored.
func xdg(environment func(string) string, variable, otherwise string) string {
	if folder := environment(variable); filepath.IsAbs(folder) {
		return folder
	}
	return otherwise
}
