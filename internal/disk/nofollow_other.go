//go:build !unix

package disk

// noFollow is nothing on Windows, where making a link needs a right of its own.
const noFollow = 0
