//go:build !windows

package main

// systemTools has nothing to add: what the scripts use is installed here.
func systemTools() map[string]func() { return nil }
