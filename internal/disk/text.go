package disk

import (
	"bufio"
	"bytes"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Text returns content as UTF-8 without a byte order mark. Windows PowerShell
// 5 writes UTF-16 with a mark when output is redirected into a file, so that
// what jtlctl printed comes back in that form.
func Text(content []byte) []byte {
	if !marked(content) {
		return content
	}
	decoded, _, err := transform.Bytes(unicode.BOMOverride(unicode.UTF8.NewDecoder()), content)
	if err != nil {
		return content
	}
	return decoded
}

// TextReader is Text for a stream.
func TextReader(r io.Reader) io.Reader {
	const longestMark = 3 // bytes
	buffered := bufio.NewReader(r)
	if beginning, _ := buffered.Peek(longestMark); !marked(beginning) {
		return buffered
	}
	return transform.NewReader(buffered, unicode.BOMOverride(unicode.UTF8.NewDecoder()))
}

func marked(content []byte) bool {
	return bytes.HasPrefix(content, []byte{0xFF, 0xFE}) ||
		bytes.HasPrefix(content, []byte{0xFE, 0xFF}) ||
		bytes.HasPrefix(content, []byte{0xEF, 0xBB, 0xBF})
}
