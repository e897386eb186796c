package disk

import (
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/jtlctl/jtlctl/internal/quote"
)

// Purpose is what a file is read for. It decides whether others may read it.
type Purpose int

const (
	// Settings hold no secret in clear text: others may read them.
	Settings Purpose = iota
	// EnvFile is a .env file of a project: that others can read it is a
	// warning.
	EnvFile
	// Credential is a file with one secret, such as a client secret: that others
	// can read it is worth a warning.
	Credential
	// Vault is the folder of the encrypted secrets, and a file in it: others may
	// read what is encrypted.
	Vault
	// Passphrase opens every secret of a store: others must not read it.
	Passphrase
)

// reading is what is done with a file of the user that others can read.
type reading int

const (
	fine reading = iota
	warned
	refused
)

// rules says for each purpose what is done with a file that others can read,
// and whether the private group of the user counts as the user. It does for what
// people make with an editor: where every user has such a group, as on Debian and
// Ubuntu, a umask of 002 is usual, and all their files can be written by it. What
// is made to hold secrets is made with care.
var rules = [...]struct {
	readable     reading
	privateGroup bool
}{
	Settings:   {fine, true},
	EnvFile:    {warned, true},
	Credential: {warned, false},
	Vault:      {fine, false},
	Passphrase: {refused, false},
}

// Access is who can use a file or folder, as the file system says.
type Access struct {
	Owner int // user ID
	Mode  fs.FileMode
	// ReadOnly means that the file system is mounted read-only, as those of
	// mounted secrets are.
	ReadOnly bool
	// PrivateGroup means that nobody but the owner is in the group.
	PrivateGroup bool
}

const rootUser = 0

// others returns the mode without the rights of a group that counts as the user.
func (a Access) others(user int, purpose Purpose) fs.FileMode {
	const groupRights = 0o070
	if a.PrivateGroup && a.Owner == user && user != rootUser && rules[purpose].privateGroup {
		return a.Mode &^ groupRights
	}
	return a.Mode
}

// Exposure is what others than the user can do with a file.
type Exposure int

const (
	// FileWritable means that others can write the file.
	FileWritable Exposure = iota
	// FolderWritable means that others can put another file in its place.
	FolderWritable
	// Readable means that others can read a file that belongs to the user.
	Readable
)

// GuardFile is Guard for what has to be a file. A folder is not judged: to read it fails,
// and nobody should change the mode of one, such as /tmp.
func GuardFile(path string, purpose Purpose) *Exposed {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil
	}
	return Guard(path, purpose)
}

// FindExposures decides what others can do with a file that a user reads for a
// purpose, from its access, that of a folder through which it was found, and
// the ID of the user. It returns nothing for a file that is as it should be.
//
// Others are the group and everybody else; a private group of the user is no
// others if the purpose allows it and the user is not root. A mounted secret (of Docker,
// Kubernetes or systemd) belongs to another user, or is on a read-only file
// system, or belongs to root, who runs jtlctl, and has a mode without any right
// to write: who reads it was decided by whoever mounted it.
func FindExposures(file, folder Access, user int, purpose Purpose) []Exposure {
	const othersWrite, othersRead, ownerWrites = 0o022, 0o044, 0o200
	mounted := file.Owner != user || file.ReadOnly || user == rootUser && file.Mode&ownerWrites == 0
	mode := file.others(user, purpose)
	var found []Exposure
	if mode&othersWrite != 0 && !file.ReadOnly {
		found = append(found, FileWritable)
	} else if rules[purpose].readable != fine && mode&othersRead != 0 && !mounted {
		found = append(found, Readable)
	}
	if folder.others(user, purpose)&othersWrite != 0 && folder.Mode&fs.ModeSticky == 0 && !folder.ReadOnly {
		found = append(found, FolderWritable)
	}
	return found
}

// Refuses reports whether a file that is exposed must not be read. The other
// exposures are warnings.
func (p Purpose) Refuses(e Exposure) bool {
	return e != Readable || rules[p].readable == refused
}

// Exposed says what others can do with a file, and which command fixes it.
type Exposed struct {
	Refused  bool // the file must not be used
	writable bool // by others, so that they may have changed it
	reasons  []string
	fixes    []string
}

// Error names the files and folders with their modes.
func (e *Exposed) Error() string { return strings.Join(e.reasons, "; ") }

// Hint is what to do, with the command for the shell that fixes it.
func (e *Exposed) Hint() string {
	fix := "`" + strings.Join(e.fixes, " && ") + "`"
	if e.writable {
		return "make sure that nobody else has changed it, then run " + fix
	}
	return "run " + fix
}

// location is a file or folder with its access.
type location struct {
	path string
	Access
}

// guard looks at a file and at each folder through which it was found; nil
// means that it is not exposed.
func guard(file location, folders []location, user int, purpose Purpose) *Exposed {
	found := &Exposed{}
	seen := map[string]bool{}
	add := func(e Exposure, at location, can, mode string) {
		if seen[at.path] {
			return
		}
		seen[at.path] = true
		found.Refused = found.Refused || purpose.Refuses(e)
		found.writable = found.writable || e != Readable
		found.reasons = append(found.reasons, fmt.Sprintf("users other than its owner can %s %q (mode %s)", can, at.path, at.Mode))
		found.fixes = append(found.fixes, chmod(mode, at, user))
	}
	for _, folder := range folders {
		for _, e := range FindExposures(file.Access, folder.Access, user, purpose) {
			switch e {
			case FileWritable:
				add(e, file, "write", fixedMode(purpose))
			case FolderWritable:
				add(e, folder, "write in the folder", "go-w")
			case Readable:
				add(e, file, "read", fixedMode(purpose))
			}
		}
	}
	if len(found.reasons) == 0 {
		return nil
	}
	return found
}

func fixedMode(purpose Purpose) string {
	if rules[purpose].readable == fine {
		return "go-w"
	}
	return "600"
}

// chmod is the command that takes a right from others. Only its owner and root
// may run it.
func chmod(mode string, at location, user int) string {
	command := "chmod " + mode + " " + ShellWord(at.path)
	if at.Owner != user && user != 0 {
		return "sudo " + command
	}
	return command
}

// ShellWord quotes a path for a POSIX shell if it has to be quoted.
func ShellWord(path string) string { return quote.Env(path) }
