//go:build !windows

package secret

func systemBackend() Backend { return systemKeyring{} }
