//go:build unix && !linux

package console

// countReadable is FIONREAD of sys/filio.h, which is the same on macOS and the BSDs.
const countReadable = 0x4004667f
