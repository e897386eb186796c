package disk

import (
	"crypto/sha256"
	"encoding/hex"
)

// NameOf makes a file name of any text.
func NameOf(text string) string {
	const length = 16 // bytes
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:length])
}
