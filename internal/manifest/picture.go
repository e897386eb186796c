package manifest

import (
	"bytes"
	"encoding/binary"
)

// pictureFormat is a format of pictures whose damage is found.
type pictureFormat struct {
	magic string
	// sized reports whether width and height can be read.
	sized func(content []byte) bool
	// whole reports whether the end of the picture is there.
	whole func(content []byte) bool
}

func pictureFormats() []pictureFormat {
	return []pictureFormat{
		{pngMagic, isPNGHeader, pngEnds},
		{jpegMagic, isJPEGHeader, func(content []byte) bool { return bytes.Contains(content, []byte("\xff\xd9")) }},
		{"GIF8", isGIFHeader, func(content []byte) bool { return bytes.IndexByte(content, ';') >= 0 }},
	}
}

const (
	pngMagic  = "\x89PNG\r\n\x1a\n"
	jpegMagic = "\xff\xd8\xff"
)

// IsDamagedPicture reports whether the first bytes are those of a PNG, JPEG or GIF
// whose size cannot be read or whose end is missing.
func IsDamagedPicture(content []byte) bool {
	for _, format := range pictureFormats() {
		if bytes.HasPrefix(content, []byte(format.magic)) {
			return !format.sized(content) || !format.whole(content)
		}
	}
	return false
}

// pngEnds reports whether the chunks of a PNG lead to its last one.
func pngEnds(content []byte) bool {
	const frame = 12 // length, name and checksum of a chunk
	for rest := content[len(pngMagic):]; len(rest) >= frame; {
		if string(rest[4:8]) == "IEND" {
			return true
		}
		length := int64(binary.BigEndian.Uint32(rest))
		if length > int64(len(rest)-frame) {
			return false
		}
		rest = rest[frame+length:]
	}
	return false
}
