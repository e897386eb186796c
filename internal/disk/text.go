package disk

import (
	"io"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Text returns the content of a text file as textutil.UTF8 does.
func Text(content []byte) []byte { return textutil.UTF8(content) }

// Secret returns the content of a file with a secret, or of standard input: its Text
// without the line end after it. All that read secrets use it.
func Secret(content []byte) string { return string(textutil.CutLineEnd(Text(content))) }

// TextReader is Text for a stream.
func TextReader(r io.Reader) io.Reader { return textutil.NewUTF8Reader(r) }
