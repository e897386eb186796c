//go:build unix

package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// lab is a folder for files, below one that nobody else can write.
func lab(t *testing.T) string {
	t.Helper()
	folder, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	must(t, os.Chmod(folder, 0o700))
	return folder
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// made is a file with a mode, whatever the umask is.
func made(t *testing.T, path string, mode fs.FileMode) string {
	t.Helper()
	must(t, os.WriteFile(path, []byte("x"), 0o600), os.Chmod(path, mode))
	return path
}

func madeFolder(t *testing.T, path string, mode fs.FileMode) string {
	t.Helper()
	must(t, os.Mkdir(path, 0o700), os.Chmod(path, mode))
	return path
}

func TestGuard_modes(t *testing.T) {
	t.Parallel()
	file := made(t, filepath.Join(lab(t), "f"), 0o600)
	for mode, want := range map[fs.FileMode]string{
		0o600: "", 0o400: "",
		0o644: `users other than its owner can read "` + file + `" (mode -rw-r--r--)`,
		0o620: `users other than its owner can write "` + file + `" (mode -rw--w----)`,
	} {
		must(t, os.Chmod(file, mode))
		if got := Guard(file, Passphrase); (got == nil) != (want == "") || got != nil && (got.Error() != want || !got.Refused) {
			t.Errorf("mode %o: %v", mode, got)
		}
	}
	must(t, os.Chmod(file, 0o644))
	if got := Guard(file, Credential); got == nil || got.Refused {
		t.Errorf("a credential that others can read: %+v", got)
	}
}

// TestGuardFor_privateGroup: who is in a group is asked only of what its group
// can use.
func TestGuardFor_privateGroup(t *testing.T) {
	t.Parallel()
	user := os.Getuid()
	folder := madeFolder(t, filepath.Join(lab(t), "project"), 0o775)
	file := made(t, filepath.Join(folder, ".env"), 0o664)
	if user == 0 { // whom the group of a file does not spare
		user = 65534
		must(t, os.Chown(folder, user, user), os.Chown(file, user, user))
	}
	var asked int
	for _, private := range []bool{true, false} {
		look := func(of, group int) bool {
			asked++
			if info, err := os.Stat(file); err != nil || of != user || group != int(info.Sys().(*syscall.Stat_t).Gid) {
				t.Errorf("asked of %d, %d", of, group)
			}
			return private
		}
		for purpose, refused := range map[Purpose]bool{Settings: !private, EnvFile: !private, Credential: true, Vault: true, Passphrase: true} {
			if got := guardFor(user, look, file, purpose); (got != nil && got.Refused) != refused {
				t.Errorf("private %t, purpose %d: %v", private, purpose, got)
			}
		}
	}
	if asked == 0 {
		t.Error("nobody asked who is in the group")
	}
	asked = 0
	must(t, os.Chmod(file, 0o606), os.Chmod(folder, 0o700))
	if got := guardFor(user, func(int, int) bool { asked++; return true }, file, Settings); got == nil || asked > 0 {
		t.Errorf("others can write it: %v, asked %d times", got, asked)
	}
}

func TestGuard_folder(t *testing.T) {
	t.Parallel()
	folder := madeFolder(t, filepath.Join(lab(t), "open"), 0o777)
	file := made(t, filepath.Join(folder, "f"), 0o600)
	for _, path := range []string{file, filepath.Join(folder, "missing")} {
		if got := Guard(path, Settings); got == nil || !strings.Contains(got.Error(), `can write in the folder "`+folder+`"`) {
			t.Errorf("%s: %v", path, got)
		}
	}
	if got := Guard(folder, Settings); got == nil || !strings.Contains(got.Error(), `can write "`+folder+`"`) {
		t.Errorf("the folder itself: %v", got)
	}
	must(t, os.Chmod(folder, 0o777|fs.ModeSticky))
	if got := Guard(file, Settings); got != nil {
		t.Errorf("in a sticky folder: %v", got)
	}
}

// TestGuard_links: what Kubernetes mounts is a link to a file in a link to a
// folder.
func TestGuard_links(t *testing.T) {
	t.Parallel()
	mount := lab(t)
	data := madeFolder(t, filepath.Join(mount, "..2026_11_26"), 0o755)
	made(t, filepath.Join(data, "pass"), 0o600)
	path := filepath.Join(mount, "pass")
	must(t, os.Symlink("..2026_11_26", filepath.Join(mount, "..data")), os.Symlink("..data/pass", path))
	if got := Guard(path, Passphrase); got != nil {
		t.Errorf("closed folders: %v", got)
	}
	for _, folder := range []string{mount, data} {
		must(t, os.Chmod(folder, 0o777))
		if got := Guard(path, Passphrase); got == nil || !strings.Contains(got.Error(), `in the folder "`+folder+`"`) {
			t.Errorf("%s is open: %v", folder, got)
		}
		must(t, os.Chmod(folder, 0o700))
	}
	must(t, os.Chmod(filepath.Join(data, "pass"), 0o644))
	if got := Guard(path, Passphrase); got == nil || !strings.Contains(got.Hint(), "chmod 600 "+filepath.Join(data, "pass")) {
		t.Errorf("the file behind the links: %v", got)
	}
}

func TestResolveLinks(t *testing.T) {
	t.Parallel()
	top := lab(t)
	a, b := madeFolder(t, filepath.Join(top, "a"), 0o700), madeFolder(t, filepath.Join(top, "b"), 0o700)
	made(t, filepath.Join(b, "f"), 0o600)
	loop := filepath.Join(a, "loop")
	must(t, os.Symlink(b, filepath.Join(a, "b")), os.Symlink("../a/b/../b/f", filepath.Join(a, "f")), os.Symlink("loop", loop))
	for path, want := range map[string][]string{
		filepath.Join(b, "f"):   {filepath.Join(b, "f"), b},
		b + "/./x/../f":         {filepath.Join(b, "f"), b},
		filepath.Join(a, "b/f"): {filepath.Join(b, "f"), a, b},
		a + "/b/../a/missing":   {filepath.Join(a, "missing"), a},
		filepath.Join(a, "f"):   {filepath.Join(b, "f"), a, b},
		filepath.Join(a, "b"):   {b, a, top},
	} {
		target, folders := resolveLinks(path)
		slices.Sort(folders)
		if got := append([]string{target}, slices.Compact(folders)...); !slices.Equal(got, want) && !slices.Equal(got, sorted(want)) {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	resolveLinks(loop) // ends
}

// sorted orders what stands behind the target.
func sorted(want []string) []string {
	folders := slices.Sorted(slices.Values(want[1:]))
	return append([]string{want[0]}, folders...)
}

func TestGuard_otherKinds(t *testing.T) {
	t.Parallel()
	read, write, err := os.Pipe()
	must(t, err)
	defer func() { _, _ = read.Close(), write.Close() }()
	for _, path := range []string{os.DevNull, "/dev/fd/" + strconv.Itoa(int(read.Fd()))} {
		if got := Guard(path, Passphrase); got != nil {
			t.Errorf("%s: %v", path, got)
		}
	}
	named := filepath.Join(lab(t), "pipe")
	must(t, syscall.Mkfifo(named, 0o600), os.Chmod(named, 0o666))
	if Guard(named, Settings) == nil {
		t.Error("others can write into the pipe")
	}
}

func TestGuard_anotherUsersFile(t *testing.T) {
	t.Parallel()
	if os.Getuid() != 0 {
		t.Skip("only root gives files to another user")
	}
	file := made(t, filepath.Join(lab(t), "f"), 0o644)
	must(t, os.Chown(file, 65534, 65534))
	if got := Guard(file, Passphrase); got != nil {
		t.Errorf("a file that somebody mounted: %v", got)
	}
	must(t, os.Chmod(file, 0o646))
	if got := Guard(file, Passphrase); got == nil || !got.Refused {
		t.Errorf("others can write it: %v", got)
	}
}
