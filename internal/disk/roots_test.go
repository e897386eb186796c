package disk

import (
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestRootsOn(t *testing.T) {
	t.Parallel()
	top := t.TempDir() // absolute on every system
	for name, test := range map[string]struct {
		system    string
		variables map[string]string
		want      [4]string // config, cache, state, former
	}{
		"Windows":         {"windows", map[string]string{"AppData": "R", "LocalAppData": "L"}, [4]string{"R/jtlctl", "L/jtlctl/cache", "L/jtlctl/state", "L/jtlctl"}},
		"Windows, nobody": {"windows", map[string]string{"HOME": "H"}, [4]string{}},
		"macOS":           {"darwin", map[string]string{"HOME": "H"}, [4]string{"H/Library/Application Support/jtlctl", "H/Library/Caches/jtlctl", "H/Library/Application Support/jtlctl", ""}},
		"Linux":           {"linux", map[string]string{"HOME": "H"}, [4]string{"H/.config/jtlctl", "H/.cache/jtlctl", "H/.local/state/jtlctl", ""}},
		"Linux, XDG": {"linux", map[string]string{"HOME": "H", "XDG_CONFIG_HOME": "TOP/a", "XDG_CACHE_HOME": "TOP/b", "XDG_STATE_HOME": "TOP/c"},
			[4]string{"TOP/a/jtlctl", "TOP/b/jtlctl", "TOP/c/jtlctl", ""}},
		"Linux, relative": {"linux", map[string]string{"HOME": "H", "XDG_CACHE_HOME": "b", "XDG_STATE_HOME": "c"}, [4]string{"H/.config/jtlctl", "H/.cache/jtlctl", "H/.local/state/jtlctl", ""}},
		"Linux, nobody":   {"linux", nil, [4]string{}},
	} {
		got := rootsOn(test.system, func(name string) string { return strings.ReplaceAll(test.variables[name], "TOP", top) })
		for i, path := range []string{got.Config, got.Cache, got.State, got.Former} {
			if want := filepath.FromSlash(strings.ReplaceAll(test.want[i], "TOP", top)); path != want {
				t.Errorf("%s: folder %d is %q, want %q", name, i, path, want)
			}
		}
	}
}

// TestRootsOn_separate: the cache may be deleted at any time, so that nothing
// else is in it, on any system.
func TestRootsOn_separate(t *testing.T) {
	t.Parallel()
	for _, system := range []string{"windows", "darwin", "linux", "freebsd"} {
		got := rootsOn(system, func(name string) string {
			return map[string]string{"HOME": "H", "AppData": "R", "LocalAppData": "L"}[name]
		})
		for _, other := range []string{got.Config, got.State} {
			if got.Cache == "" || other == "" || strings.HasPrefix(other+"/", got.Cache+"/") || strings.HasPrefix(got.Cache+"/", other+"/") {
				t.Errorf("%s: %q is not apart from the cache %q", system, other, got.Cache)
			}
		}
	}
}

// Whoever has no folder learns which variable names it on this system.
func TestRootVariablesOn(t *testing.T) {
	t.Parallel()
	for system, want := range map[string][2]string{"windows": {"AppData", "LocalAppData"}, "linux": {"HOME", "HOME"}, "darwin": {"HOME", "HOME"}} {
		if config, data := rootVariablesOn(system); config != want[0] || data != want[1] {
			t.Errorf("%s: %s, %s", system, config, data)
		}
		roots := rootsOn(system, func(name string) string {
			if name == want[0] || name == want[1] {
				return "X"
			}
			return ""
		})
		if roots.Config == "" || roots.State == "" || roots.Cache == "" {
			t.Errorf("%s: these variables do not name the folders: %+v", system, roots)
		}
	}
}

func TestOtherHome(t *testing.T) {
	t.Parallel()
	if got := OtherHome(&fs.PathError{Err: syscall.EACCES}); !strings.Contains(got, "is that of another user") {
		t.Errorf("for what must not be read: %q", got)
	}
	for _, err := range []error{fs.ErrNotExist, ErrTooLarge, nil} {
		if got := OtherHome(err); got != "" {
			t.Errorf("%v: %q", err, got)
		}
	}
}
