//go:build !windows && !darwin

package secret

func systemBackend() Backend { return systemKeyring{} }
