package textutil

import (
	"bytes"
	"io"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/unicode"
)

func encoded(t *testing.T, order unicode.Endianness, policy unicode.BOMPolicy, text string) string {
	t.Helper()
	content, err := unicode.UTF16(order, policy).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestUTF8(t *testing.T) {
	t.Parallel()
	const json = `{"name":"Müller 😀"}`
	for _, test := range []struct{ name, content, want string }{
		{"empty", "", ""},
		{"one byte", "a", "a"},
		{"UTF-8", json, json},
		{"UTF-8 with a mark", byteOrderMark + json, json},
		{"only one mark is removed", byteOrderMark + byteOrderMark + json, byteOrderMark + json},
		{"UTF-16LE", encoded(t, unicode.LittleEndian, unicode.UseBOM, json), json},
		{"UTF-16BE", encoded(t, unicode.BigEndian, unicode.UseBOM, json), json},
		{"UTF-16LE without a mark", encoded(t, unicode.LittleEndian, unicode.IgnoreBOM, json), json},
		{"UTF-16BE without a mark", encoded(t, unicode.BigEndian, unicode.IgnoreBOM, json), json},
		{"UTF-32LE", "\xFF\xFE\x00\x00{\x00\x00\x00", "\xFF\xFE\x00\x00{\x00\x00\x00"},
		{"Latin-1", "M\xFCller", "M\xFCller"},
		{"binary", "\x00\x00\x01\x02", "\x00\x00\x01\x02"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := string(UTF8([]byte(test.content))); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestNewUTF8Reader(t *testing.T) {
	t.Parallel()
	const text = "eyJh\nMüller\n"
	for name, content := range map[string]string{
		"UTF-8":                   text,
		"UTF-8 with a mark":       byteOrderMark + text,
		"UTF-16LE":                encoded(t, unicode.LittleEndian, unicode.UseBOM, text),
		"UTF-16BE":                encoded(t, unicode.BigEndian, unicode.UseBOM, text),
		"UTF-16LE without a mark": encoded(t, unicode.LittleEndian, unicode.IgnoreBOM, text),
		"UTF-16BE without a mark": encoded(t, unicode.BigEndian, unicode.IgnoreBOM, text),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := io.ReadAll(NewUTF8Reader(iotest.OneByteReader(bytes.NewReader([]byte(content)))))
			if err != nil || string(got) != text {
				t.Errorf("got %q, %v, want %q", got, err, text)
			}
		})
	}
}
