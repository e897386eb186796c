package textutil

import (
	"bufio"
	"bytes"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const byteOrderMark = "\uFEFF"

// DetectUTF16 recognises UTF-16 by its byte order mark, or by the zeros between
// its first characters, which are ASCII in JSON, YAML, tokens and names.
func DetectUTF16(content []byte) (order unicode.Endianness, found bool) {
	utf32 := bytes.HasPrefix(content, []byte{0xFF, 0xFE, 0, 0})
	switch {
	case bytes.HasPrefix(content, []byte{0xFF, 0xFE}):
		return unicode.LittleEndian, !utf32
	case bytes.HasPrefix(content, []byte{0xFE, 0xFF}):
		return unicode.BigEndian, true
	case len(content) < 2:
		return unicode.LittleEndian, false
	}
	const look = 4 // bytes
	little, big := true, true
	for i, c := range content[:min(len(content), look)] {
		even := i%2 == 0
		little = little && (c != 0) == even
		big = big && (c == 0) == even
	}
	if big {
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, little
}

// UTF8 returns content as UTF-8 without a byte order mark. Windows PowerShell 5
// writes UTF-16 if output is redirected into a file, so that what jtlctl
// printed comes back in that form. What cannot be decoded is returned as it is.
func UTF8(content []byte) []byte {
	if order, found := DetectUTF16(content); found {
		decoded, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(content)
		if err != nil {
			return content
		}
		return decoded
	}
	return CutByteOrderMark(content)
}

// CutByteOrderMark returns content, which is UTF-8, without the byte order mark that
// editors of Windows write before it.
func CutByteOrderMark(content []byte) []byte {
	return bytes.TrimPrefix(content, []byte(byteOrderMark))
}

// NewUTF8Reader returns a reader of a stream as UTF8 returns content.
func NewUTF8Reader(r io.Reader) io.Reader {
	const enough = 3 // bytes: the mark of UTF-8; more might not come for a while
	buffered := bufio.NewReader(r)
	beginning, _ := buffered.Peek(enough)
	if order, found := DetectUTF16(beginning); found {
		return transform.NewReader(buffered, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
	}
	if bytes.HasPrefix(beginning, []byte(byteOrderMark)) {
		_, _ = buffered.Discard(len(byteOrderMark))
	}
	return buffered
}
