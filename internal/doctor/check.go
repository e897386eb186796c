package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// checkStore probes a store. needed means that a profile depends on it.
func checkStore(ctx context.Context, store secret.Store, needed bool) Finding {
	finding := Finding{Name: store.Name(), Status: OK, Detail: "writes, reads and deletes"}
	if err := secret.Probe(ctx, store); err != nil {
		finding = failed(store.Name(), err)
		if !needed {
			finding.Status = Warning
		}
	}
	return finding
}

const configFolder = "config folder"

// checkFolder looks at a folder that jtlctl keeps files in.
func checkFolder(name, path string) Finding {
	finding := Finding{Name: name, Status: OK, Detail: path}
	info, err := os.Stat(path)
	switch {
	case path == "":
		variable, data := disk.RootVariables()
		if name != configFolder {
			variable = data
		}
		return Finding{name, Warning, "the system has no folder for it", "set " + variable}
	case err != nil && fileAbove(path) != "": // Windows says that there is no such path
		return Finding{name, Failed, fmt.Sprintf("%s cannot be made: %s is not a folder", path, fileAbove(path)), "move it away"}
	case errors.Is(err, fs.ErrNotExist):
		finding.Detail += " (not there yet)"
	case err != nil:
		return Finding{name, Failed, path + ": " + disk.Cause(err).Error(), "check the permissions of the folders above it"}
	case !info.IsDir():
		return Finding{name, Failed, path + " is not a folder", "move it away"}
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
		return Finding{name, Warning, fmt.Sprintf("%s may be used by others (mode %s)", path, info.Mode().Perm()), "chmod 700 " + disk.ShellWord(path)}
	}
	return finding
}

// fileAbove returns the file that a path has in the place of a folder; "" is none.
func fileAbove(path string) string {
	for above := filepath.Dir(path); above != path; path, above = above, filepath.Dir(above) {
		if info, err := os.Stat(above); err == nil {
			if info.IsDir() {
				return ""
			}
			return above
		}
	}
	return ""
}

// checkGuardedFolder looks at a folder whose files are not used if others can write
// there.
func checkGuardedFolder(name, path string, purpose disk.Purpose) Finding {
	if exposed := disk.Guard(path, purpose); path != "" && exposed != nil {
		return Finding{name, Failed, exposed.Error(), exposed.Hint()}
	}
	return checkFolder(name, path)
}
