package disktest

import "golang.org/x/sys/windows"

// IsWine reports whether the Windows is that of Wine, whose appends are two steps: it
// asks for the size of the file, then writes there.
func IsWine() bool {
	return windows.NewLazySystemDLL("ntdll.dll").NewProc("wine_get_version").Find() == nil
}
