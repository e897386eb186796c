//go:build !windows

package secret

func systemBackend() Backend { return systemKeyring{} }

// systemCode is that of Windows only.
func systemCode(error) uintptr { return 0 }
