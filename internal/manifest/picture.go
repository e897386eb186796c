package manifest

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
)

// pictureFormat is a format of pictures whose damage is found.
type pictureFormat struct {
	magic string
	// size reads width and height.
	size func(*bytes.Reader) (image.Config, error)
	// whole reports whether the end of the picture is there.
	whole func(content []byte) bool
}

func pictureFormats() []pictureFormat {
	return []pictureFormat{
		{pngMagic, func(r *bytes.Reader) (image.Config, error) { return png.DecodeConfig(r) }, pngEnds},
		{"\xff\xd8\xff", func(r *bytes.Reader) (image.Config, error) { return jpeg.DecodeConfig(r) },
			func(content []byte) bool { return bytes.Contains(content, []byte("\xff\xd9")) }},
		{"GIF8", func(r *bytes.Reader) (image.Config, error) { return gif.DecodeConfig(r) },
			func(content []byte) bool { return bytes.IndexByte(content, ';') >= 0 }},
	}
}

const pngMagic = "\x89PNG\r\n\x1a\n"

// IsDamagedPicture reports whether the first bytes are those of a PNG, JPEG or GIF
// whose size cannot be read or whose end is missing.
func IsDamagedPicture(content []byte) bool {
	for _, format := range pictureFormats() {
		if bytes.HasPrefix(content, []byte(format.magic)) {
			_, err := format.size(bytes.NewReader(content))
			return err != nil || !format.whole(content)
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
