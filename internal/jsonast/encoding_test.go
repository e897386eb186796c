package jsonast

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

func TestParse_utf16(t *testing.T) {
	t.Parallel()
	const content = "{\r\n  \"a\": \"Grüße 😀\",\r\n  \"b\": 01\r\n}\r\n"
	for name, encoding := range map[string]struct {
		endian unicode.Endianness
		mark   unicode.BOMPolicy
	}{
		"little":           {unicode.LittleEndian, unicode.IgnoreBOM},
		"little with mark": {unicode.LittleEndian, unicode.UseBOM},
		"big":              {unicode.BigEndian, unicode.IgnoreBOM},
		"big with mark":    {unicode.BigEndian, unicode.UseBOM},
	} {
		t.Run(name, func(t *testing.T) {
			input, err := unicode.UTF16(encoding.endian, encoding.mark).NewEncoder().String(content)
			if err != nil {
				t.Fatal(err)
			}
			text := Parse([]byte(input))
			if !text.Recoded || string(text.Bytes) != content || text.Root.Get("a").Text != "Grüße 😀" {
				t.Errorf("%+v", text)
			}
			if len(text.Faults) != 2 || text.Faults[0].Message != "the file is UTF-16" || text.Faults[0].Hint != `save the file as UTF-8 without a byte order mark: in an editor, by "Save as"` || text.Valid() {
				t.Errorf("%+v", text.Faults)
			}
			if line, column := text.Position(text.Faults[1].Start); line != 3 || column != 8 {
				t.Errorf("%d:%d", line, column)
			}
		})
	}
}

// A single zero is a mistake in UTF-8, not UTF-16.
func TestParse_zeros(t *testing.T) {
	t.Parallel()
	for _, input := range []string{"{\x00\"a\": 1}", "\x00{}", "1\x00\x00", "\x00", "\x00\x00\x00{\x00\x00\x00}", "\xFF\xFE\x00\x00{\x00\x00\x00"} {
		if text := Parse([]byte(input)); text.Recoded || text.Valid() || string(text.Bytes) != input {
			t.Errorf("%q: %+v", input, text)
		}
	}
}

func TestParse_utf16HalfCharacter(t *testing.T) {
	t.Parallel()
	text := Parse([]byte("{\x00}\x00\n"))
	if !text.Recoded || text.Root.Kind != Object || text.Valid() {
		t.Errorf("%+v", text)
	}
}

// The byte order mark stays in the bytes, so that edits fit, and counts as
// nothing in positions.
func TestParse_byteOrderMark(t *testing.T) {
	t.Parallel()
	text := Parse([]byte("\uFEFF{\"a\": 1}\n"))
	if !text.Valid() || len(text.Faults) != 1 || !text.Faults[0].Tolerated {
		t.Errorf("%+v", text.Faults)
	}
	if text.Root.Span != (Span{3, 11}) {
		t.Errorf("%v", text.Root.Span)
	}
	for offset, want := range map[int]int{0: 1, 2: 1, 3: 1, 4: 2, 11: 9} {
		if line, column := text.Position(offset); line != 1 || column != want {
			t.Errorf("%d: %d:%d", offset, line, column)
		}
	}
}

// Of a text that is not UTF-8 the first wrong byte is reported once, and each
// wrong byte is read as U+FFFD, as the standard library does.
func TestParse_wrongBytes(t *testing.T) {
	t.Parallel()
	const input = "{\n  \"a\": \"Gr\xFC\xDFe\",\n  \"\xE4\": \"ok\"\n}"
	text := Parse([]byte(input))
	if len(text.Faults) != 1 || text.Valid() || !strings.Contains(text.Faults[0].Hint, "Windows-1252") {
		t.Errorf("%+v", text.Faults)
	}
	if line, column := text.Position(text.Faults[0].Start); line != 2 || column != 11 {
		t.Errorf("%d:%d", line, column)
	}
	if text.Root.Get("a").Text != "Gr\uFFFD\uFFFDe" || text.Root.Get("\uFFFD").Text != "ok" {
		t.Errorf("%s", compact(text.Root))
	}
}

func TestParse_binary(t *testing.T) {
	t.Parallel()
	picture := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06"
	for _, input := range []string{picture, "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", "\x7fELF\x02\x01\x01\x00\x00"} {
		text := Parse([]byte(input))
		if len(text.Faults) != 1 || text.Faults[0].Message != "the file is not text" {
			t.Errorf("%q: %+v", input, text.Faults)
		}
	}
}
