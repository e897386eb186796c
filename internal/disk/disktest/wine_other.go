//go:build !windows

package disktest

// IsWine is never true here.
func IsWine() bool { return false }
