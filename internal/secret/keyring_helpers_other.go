//go:build !darwin

package secret

// endHelpers has nothing to end: go-keyring starts processes on macOS only.
func endHelpers() {}
