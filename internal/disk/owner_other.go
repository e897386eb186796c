//go:build !unix

package disk

import "io/fs"

func ownedByUser(fs.FileInfo) bool { return true }
