//go:build !windows

package secret

// systemCode is that of Windows only.
func systemCode(error) uintptr { return 0 }
