package disk

import (
	"io"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Text returns the content of a text file as textutil.UTF8 does.
func Text(content []byte) []byte { return textutil.UTF8(content) }

// TextReader is Text for a stream.
func TextReader(r io.Reader) io.Reader { return textutil.NewUTF8Reader(r) }
