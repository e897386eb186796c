package manifest

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"
)

// pictures are made by the encoders of package image, in the forms that they know.
func pictures(t *testing.T) map[string][]byte {
	t.Helper()
	bounds := image.Rect(0, 0, 20, 11)
	gray, colours := image.NewGray(bounds), image.NewNRGBA(bounds)
	deep, indexed := image.NewGray16(bounds), image.NewPaletted(bounds, color.Palette{color.Black, color.White, color.RGBA{9, 9, 9, 200}})
	for i := range colours.Pix {
		colours.Pix[i] = byte(i * 37)
	}
	all := map[string][]byte{}
	for name, picture := range map[string]image.Image{"gray": gray, "colours": colours, "deep": deep, "indexed": indexed} {
		var p, j, g bytes.Buffer
		if err := errors.Join(png.Encode(&p, picture), jpeg.Encode(&j, picture, nil), gif.Encode(&g, picture, nil)); err != nil {
			t.Fatal(err)
		}
		all["png "+name], all["jpeg "+name], all["gif "+name] = p.Bytes(), j.Bytes(), g.Bytes()
	}
	// One with JFIF, as most have it.
	j := all["jpeg colours"]
	all["jpeg jfif"] = slices.Concat(j[:2], []byte("\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"), j[2:])
	return all
}

// TestIsHeader_asImage: package image reads the size of a picture that is cut or changed
// anywhere if and only if it is read here. It gives up on frames of JPEG that it does not
// support, and reads the size of one with JFIF without the scan.
func TestIsHeader_asImage(t *testing.T) {
	t.Parallel()
	for name, whole := range pictures(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			compareHeader(t, "whole", whole)
			for end := 8; end < len(whole); end++ {
				compareHeader(t, fmt.Sprintf("cut at %d", end), whole[:end])
			}
			for at := 8; at < min(len(whole), 700); at++ {
				for _, mask := range []byte{0xff, 1, 2, 4, 8, 16, 32, 64, 128} {
					changed := slices.Clone(whole)
					changed[at] ^= mask
					compareHeader(t, fmt.Sprintf("byte %d xor %#x", at, mask), changed)
				}
			}
		})
	}
}

func compareHeader(t *testing.T, what string, content []byte) {
	t.Helper()
	for _, format := range pictureFormats() {
		if !bytes.HasPrefix(content, []byte(format.magic)) {
			continue
		}
		_, _, err := image.DecodeConfig(bytes.NewReader(content))
		got := format.sized(content)
		var unsupported jpeg.UnsupportedError
		if got == (err == nil) || errors.As(err, &unsupported) {
			continue
		}
		if format.magic == jpegMagic && !got && bytes.Contains(content, []byte("JFIF")) {
			continue // what is after the frame is read here, and not there
		}
		t.Errorf("%s: the size is read: %t, by package image: %v", what, got, err)
	}
}

func TestIsJPEGHeader_unsupportedByImage(t *testing.T) {
	t.Parallel()
	// A frame of 12 bits, and one that is coded arithmetically: valid, if rare.
	for name, frame := range map[string]string{"12 bits": "\xff\xc1\x00\x0b\x0c\x00\x10\x00\x10\x01\x01\x11\x00", "arithmetic": "\xff\xc9\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00"} {
		if !isJPEGHeader([]byte("\xff\xd8" + frame + "\xff\xda\x00\x08")) {
			t.Errorf("%s: the size is not read", name)
		}
		if isJPEGHeader([]byte("\xff\xd8" + frame + frame + "\xff\xda\x00\x08")) {
			t.Errorf("%s: two frames are accepted", name)
		}
	}
}
