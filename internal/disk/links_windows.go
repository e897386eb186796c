package disk

import (
	"os"

	"golang.org/x/sys/windows"
)

// HasOtherNames reports whether a file has further names, which are hard links: to
// replace the file under one leaves the old content under the others.
func HasOtherNames(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }()
	var info windows.ByHandleFileInformation
	return windows.GetFileInformationByHandle(windows.Handle(file.Fd()), &info) == nil && info.NumberOfLinks > 1
}
