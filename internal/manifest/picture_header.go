package manifest

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"slices"
)

// The headers of pictures are read here, because the decoders of package image, of which
// only this is needed, would add 150 KB to the program.

// isPNGHeader reports whether a PNG says how large it is (PNG specification, third edition,
// 11.2.1), up to its palette if it needs one.
func isPNGHeader(content []byte) bool {
	rest := content[len(pngMagic):]
	name, header, rest := pngChunk(rest)
	if name != "IHDR" || len(header) != 13 {
		return false
	}
	width, height, depth, colour := binary.BigEndian.Uint32(header), binary.BigEndian.Uint32(header[4:]), header[8], header[9]
	depths := map[byte][]byte{0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
	if width == 0 || height == 0 || width > 1<<31-1 || height > 1<<31-1 || !slices.Contains(depths[colour], depth) ||
		header[10] != 0 || header[11] != 0 || header[12] > 1 {
		return false
	}
	if colour != 3 {
		return true
	}
	for palette := false; ; { // an indexed picture has its palette before its pixels
		if len(rest) >= 8 && string(rest[4:8]) == "IDAT" {
			return palette
		}
		var data []byte
		switch name, data, rest = pngChunk(rest); name {
		case "", "IEND", "IHDR":
			return false
		case "tRNS": // the last thing before the pixels that belongs to the palette
			return palette && len(data) <= 256
		case "PLTE":
			if palette || len(data) == 0 || len(data)%3 != 0 || len(data)/3 > 1<<depth {
				return false
			}
			palette = true
		}
	}
}

// pngChunk returns the first chunk and what is after it; no name if the chunk is not whole or
// not what its checksum says.
func pngChunk(content []byte) (name string, data, rest []byte) {
	const frame = 12 // length, name and checksum of a chunk
	if len(content) < frame {
		return "", nil, nil
	}
	length := int64(binary.BigEndian.Uint32(content))
	if length > int64(len(content)-frame) {
		return "", nil, nil
	}
	end := 8 + length
	if binary.BigEndian.Uint32(content[end:]) != crc32.ChecksumIEEE(content[4:end]) {
		return "", nil, nil
	}
	return string(content[4:8]), content[8:end], content[end+4:]
}

// isJPEGHeader reports whether a JPEG says how large it is (ITU T.81, B.2.2) before its first
// scan begins.
func isJPEGHeader(content []byte) bool {
	sized := false
	for rest := content[2:]; ; {
		at := bytes.IndexByte(rest, 0xff) // decoders pass over what is before it
		if at < 0 {
			return false
		}
		for at < len(rest) && rest[at] == 0xff { // any number of them fills
			at++
		}
		if at == len(rest) {
			return false
		}
		marker := rest[at]
		rest = rest[at+1:]
		if marker == 0 || marker >= 0xd0 && marker <= 0xd7 { // no marker, or that of a restart
			continue
		}
		if marker == 0xd9 || marker < 0xc0 || len(rest) < 2 { // the end, or none of T.81
			return false
		}
		length := int(binary.BigEndian.Uint16(rest))
		if length < 2 {
			return false
		}
		if marker == 0xda {
			return sized
		}
		if length > len(rest) {
			return false
		}
		if isFrame(marker) {
			if sized || !isFrameHeader(rest[2:length]) {
				return false
			}
			sized = true
		}
		rest = rest[length:]
	}
}

// isFrame reports whether a marker begins a frame: SOF0 to SOF15, between which are those of
// tables.
func isFrame(marker byte) bool {
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc
}

func isFrameHeader(header []byte) bool {
	if len(header) < 9 || (header[0] != 8 && header[0] != 12) || header[5] == 0 || len(header) != 6+3*int(header[5]) {
		return false
	}
	var names []byte
	for one := range slices.Chunk(header[6:], 3) {
		across, down := one[1]>>4, one[1]&15
		if bytes.IndexByte(names, one[0]) >= 0 || across < 1 || across > 4 || down < 1 || down > 4 || one[2] > 3 {
			return false
		}
		names = append(names, one[0])
	}
	return true
}

// isGIFHeader reports whether a GIF says how large it is and has the colours that it announces
// (GIF89a, 18 and 19).
func isGIFHeader(content []byte) bool {
	const screen = 13
	if len(content) < screen || (string(content[:6]) != "GIF87a" && string(content[:6]) != "GIF89a") {
		return false
	}
	fields := content[10]
	return fields&0x80 == 0 || len(content) >= screen+3<<(1+fields&7)
}
