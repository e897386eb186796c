package textutil

import (
	"bytes"
	"io"
	"testing"
	"testing/iotest"
)

// FuzzNewUTF8Reader: a stream is read as a whole text is, however it comes.
func FuzzNewUTF8Reader(f *testing.F) {
	for _, seed := range []string{"", "a", "{}", "\xEF\xBB\xBF{}", "\xFF\xFE{\x00}\x00", "\xFE\xFF\x00{\x00}", "{\x00}\x00", "\x00{\x00}", "\xFF\xFE\x00\x00", "\xFF\xFE\x00\xD8", "\xEF\xBB"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		got, err := io.ReadAll(NewUTF8Reader(bytes.NewReader(content)))
		slow, late := io.ReadAll(NewUTF8Reader(iotest.OneByteReader(bytes.NewReader(content))))
		if err != nil || late != nil || !bytes.Equal(got, slow) {
			t.Errorf("%q and %q, %v %v", got, slow, err, late)
		}
		if len(got) > 3*len(content)+3 {
			t.Errorf("%d bytes of %d", len(got), len(content))
		}
	})
}
