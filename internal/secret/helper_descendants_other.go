//go:build unix && !linux

package secret

// descendants are not looked for: what a helper leaves behind ends by itself.
func descendants(int) []int { return nil }
