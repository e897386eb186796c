package wawi

import (
	"bytes"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestLoadIcon(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	png := append([]byte("\x89PNG\r\n\x1a\n"), bytes.Repeat([]byte("x"), 100)...)
	write := func(name string, content []byte) {
		if err := (diskFile(folder, name)).Save(content); err != nil {
			t.Fatal(err)
		}
	}
	write("a.png", png)
	write("a.jpg", []byte("\xff\xd8\xffrest"))
	write("text", []byte("no picture"))
	write("huge.png", append(png, make([]byte, MaxIcon)...))
	for value, want := range map[string]string{"a.png": "PNG", "a.jpg": "JPEG", "iVBORw0KGgo=": "PNG", "iVBOR\nw0KGgo=": "PNG", "data:image/png;base64,iVBORw0KGgo=": "PNG"} {
		if got, err := LoadIcon(value, folder); err != nil || got.Kind != want || strings.HasPrefix(got.Base64, "data:") || got.Bytes == 0 {
			t.Errorf("%q: %+v, %v", value, got, err)
		}
	}
	for _, none := range []string{"", " "} {
		if got, err := LoadIcon(none, folder); err != nil || got != (Picture{}) {
			t.Errorf("%q: %+v, %v", none, got, err)
		}
	}
	for value, want := range map[string]string{
		"b.png": "is not there", "text": "neither PNG nor JPEG", "huge.png": "larger than 512 KiB", "data:image/png;base64,AAAA": "is not a picture",
		strings.Repeat("A", 2000): "neither the path of a file nor", ".": "cannot be read",
	} {
		if got, err := LoadIcon(value, folder); kindOfFault(err) != fault.Input || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q: %+v, %v", value, got.Kind, err)
		}
	}
}
