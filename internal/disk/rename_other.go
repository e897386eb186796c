//go:build !windows

package disk

import "os"

func rename(from, to string) error {
	return os.Rename(from, to) //nolint:gosec // the caller says which file it replaces
}

func open(path string) (*os.File, error) { return os.Open(path) }

func remove(path string) error { return os.Remove(path) }
