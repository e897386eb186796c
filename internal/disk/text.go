package disk

import (
	"bytes"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Text returns content as UTF-8 without a byte order mark. Windows PowerShell
// 5 writes UTF-16 with a mark when output is redirected into a file, so that
// what jtlctl printed comes back in that form.
func Text(content []byte) []byte {
	marked := bytes.HasPrefix(content, []byte{0xFF, 0xFE}) ||
		bytes.HasPrefix(content, []byte{0xFE, 0xFF}) ||
		bytes.HasPrefix(content, []byte{0xEF, 0xBB, 0xBF})
	if !marked {
		return content
	}
	decoded, _, err := transform.Bytes(unicode.BOMOverride(unicode.UTF8.NewDecoder()), content)
	if err != nil {
		return content
	}
	return decoded
}
