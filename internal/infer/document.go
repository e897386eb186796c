package infer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/textutil"
	"github.com/jtlctl/jtlctl/internal/traffic"
)

// maxDocument is how many bytes a collection of requests may have.
const maxDocument = 32 << 20

// sniff is how many bytes tell what is in a file.
const sniff = 64 << 10

// isCollection reports whether a file is a collection of requests by its name: what
// Bruno and editors write.
func isCollection(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".bru", ".http", ".rest", ".yml", ".yaml":
		return true
	}
	return false
}

// document returns the content of a stream if it is one JSON document, as Postman
// writes it, rather than lines or a HAR file; else nil and the stream from its start.
func document(from io.Reader) (text []byte, rest io.Reader, err error) {
	in := bufio.NewReaderSize(textutil.NewUTF8Reader(from), sniff)
	begin, err := in.Peek(sniff)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, err
	}
	trimmed := bytes.TrimSpace(begin)
	if len(trimmed) == 0 || trimmed[0] != '{' && trimmed[0] != '[' || traffic.IsHAR(trimmed) {
		return nil, in, nil
	}
	if line, _, ended := bytes.Cut(trimmed, []byte("\n")); ended && json.Valid(line) {
		return nil, in, nil // an object a line
	}
	text, err = io.ReadAll(io.LimitReader(in, maxDocument))
	if err != nil {
		return nil, nil, err
	}
	var whole struct{ Item, Items, Requests, Resources json.RawMessage } // of Postman, Bruno, Hoppscotch, Insomnia
	err = json.Unmarshal(text, &whole)
	if !json.Valid(text) || err == nil && len(whole.Item)+len(whole.Items)+len(whole.Requests)+len(whole.Resources) == 0 {
		return nil, io.MultiReader(bytes.NewReader(text), in), nil
	}
	return text, nil, nil
}
