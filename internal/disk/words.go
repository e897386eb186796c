package disk

import (
	"errors"
	"io/fs"
)

// System error codes of Windows
// (learn.microsoft.com/windows/win32/debug/system-error-codes, read 2026-11-27).
// Windows describes them in its own language and for programmers, so that the
// common ones are said in other words.
const (
	codeHandleDiskFull = 39
	codeDiskFull       = 112
	codeQuota          = 1295
)

var windowsWords = map[uintptr]string{
	1:                  "Windows cannot do that with it: it is a folder or a device",
	2:                  "there is no such file",
	3:                  "its folder does not exist",
	5:                  "access is denied",
	15:                 "there is no such drive",
	19:                 "the drive is write-protected",
	20:                 "there is no such drive",
	21:                 "the drive is not ready",
	23:                 "the drive cannot read it: a part of it is damaged",
	32:                 "another program has it open",
	33:                 "another program has locked a part of it",
	codeHandleDiskFull: "the disk is full",
	50:                 "its drive or network share does not allow that",
	53:                 "the network share cannot be reached",
	59:                 "the network share does not answer as it should",
	64:                 "the network share cannot be reached any more",
	65:                 "the network share does not let this user in",
	67:                 "there is no such network share",
	80:                 "it exists already",
	87:                 "Windows does not accept the path or what should be done with it",
	codeDiskFull:       "the disk is full",
	111:                "the path is too long for Windows",
	123:                "Windows allows no such file name (none of < > : \" | ? *)",
	145:                "the folder is not empty",
	161:                "Windows does not accept the path",
	183:                "it exists already",
	206:                "the path is too long for Windows",
	225:                "the virus scanner blocks it",
	226:                "the virus scanner has removed it",
	240:                "the network share has closed the connection",
	267:                "it is not a folder",
	303:                "it is being deleted, and a program still has it open",
	362:                "OneDrive does not run, and the file is only in the cloud",
	codeQuota:          "the disk quota is used up",
	395:                "OneDrive does not let this program at the file",
	404:                "OneDrive has no connection, and the file is only in the cloud",
	1117:               "the drive cannot read or write it",
	1231:               "the network share cannot be reached",
	1314:               "the user has not the right to do it (for links: switch on the developer mode of Windows)",
	1326:               "the user name or password of the network share is wrong",
	1392:               "the file or folder is damaged: check the drive with chkdsk",
	1920:               "Windows cannot open it: the file is damaged, or of another user or system",
	4390:               "it is not a link",
	10013:              "Windows does not permit it: the port is reserved, in use, or blocked by a firewall",
	10048:              "another program uses the port",
	10049:              "this machine has no such address",
	10050:              "there is no network",
	10051:              "there is no way to that network",
	10053:              "this machine ended the connection, perhaps its virus scanner or firewall",
	10054:              "the other side reset the connection",
	10060:              "there was no answer in time",
	10061:              "nothing listens at that address and port",
	10065:              "there is no way to that machine",
	11001:              "there is no such host",
}

// worded is an error in other words.
type worded struct {
	words string
	err   error
}

func (w worded) Error() string { return w.words }
func (w worded) Unwrap() error { return w.err }

// Plain returns an error of the system in plain words, if the system's own are for
// programmers.
func Plain(err error) error {
	if said := new(worded); errors.As(err, said) {
		return err
	}
	code := systemCode(err)
	if words, known := windowsWords[code]; known {
		return worded{words, err}
	}
	return err
}

// Remedy says what to do about a file or folder that cannot be read, written or
// removed.
func Remedy(err error) string {
	var path *fs.PathError
	switch {
	case isFull(err):
		return "make room on the disk"
	case isBusy(err):
		return "close the program that has the file open (an editor, a virus scanner, a backup)"
	case errors.Is(err, fs.ErrPermission):
		return "look at the rights of the file and its folder" + deniedToo
	case errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		return "look whether the folder is still there"
	}
	return "look at the disk and at the rights of the folder"
}
